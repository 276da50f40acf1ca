using System.Reflection;

namespace Erp.GraphQL.Schema;

/// <summary>What a class contributes to a schema, read from its attributes.</summary>
internal static class ClassRoles
{
    public static bool HasRole(Type type) =>
        type.IsDefined(typeof(QueryTypeAttribute), inherit: false)
        || type.IsDefined(typeof(MutationTypeAttribute), inherit: false)
        || type.IsDefined(typeof(SubscriptionTypeAttribute), inherit: false)
        || type.IsDefined(typeof(ObjectTypeAttribute), inherit: false)
        || type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false)
        || type.IsDefined(typeof(UnionTypeAttribute), inherit: false)
        || Extended(type) is not null
        || DataLoaderMethods(type).Any();

    /// <summary>The class whose object type this one extends, if it does.</summary>
    public static Type? Extended(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<IExtendsType>().FirstOrDefault()?.Extended;

    public static IEnumerable<MethodInfo> DataLoaderMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(DataLoaderAttribute)));
}
