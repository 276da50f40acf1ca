using System.Reflection;
using System.Runtime.CompilerServices;

namespace Erp.GraphQL.Schema;

/// <summary>Which members of a class are fields, in order of declaration.</summary>
internal static class ReflectedMembers
{
    private static readonly Type[] MarksAField =
    [
        typeof(GraphQLNameAttribute), typeof(GraphQLDescriptionAttribute), typeof(GraphQLDeprecatedAttribute),
        typeof(IDAttribute), typeof(AuthorizeAttribute), typeof(UseConnectionAttribute),
    ];

    /// <summary>
    /// Fields of a class that resolvers return: its public properties, and the methods that say they are fields.
    /// </summary>
    public static IEnumerable<MemberInfo> OfObject(Type type) =>
        Properties(type, BindingFlags.Public | BindingFlags.Instance)
            .Concat<MemberInfo>(Methods(type, BindingFlags.Public | BindingFlags.Instance).Where(IsMarked));

    /// <summary>Fields of a class made of resolvers: all its public members.</summary>
    public static IEnumerable<MemberInfo> OfResolverClass(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return Properties(type, all).Concat<MemberInfo>(Methods(type, all)).OrderBy(member => member.MetadataToken);
    }

    /// <summary>
    /// Fields of a class of subscriptions: the methods that say so. The methods they name open streams, and anything else
    /// that is public would be a field that nobody can subscribe to.
    /// </summary>
    /// <exception cref="SchemaException">A public member is neither.</exception>
    public static IReadOnlyList<MethodInfo> OfSubscriptionClass(Type type)
    {
        var members = OfResolverClass(type).ToArray();
        var fields = members.OfType<MethodInfo>().Where(method => method.IsDefined(typeof(SubscribeAttribute))).ToArray();
        var sources = fields.Select(field => field.GetCustomAttribute<SubscribeAttribute>()!.With).ToHashSet();
        var stray = members.Except(fields).FirstOrDefault(member => !sources.Contains(member.Name));
        return stray is null ? fields : throw new SchemaException(
            $"{type.Name}.{stray.Name} is in a subscription class but carries no [Subscribe(With = …)]; add it, or [GraphQLIgnore].");
    }

    private static IEnumerable<PropertyInfo> Properties(Type type, BindingFlags flags) =>
        Hierarchy(type)
            .SelectMany(
                level => level.GetProperties(flags | BindingFlags.DeclaredOnly).OrderBy(member => member.MetadataToken))
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(IsWanted)
            .DistinctBy(property => property.Name);

    private static IEnumerable<MethodInfo> Methods(Type type, BindingFlags flags) =>
        type.GetMethods(flags)
            .Where(method => !method.IsSpecialName && !method.IsGenericMethod && method.DeclaringType != typeof(object))
            .Where(method => !method.IsDefined(typeof(DataLoaderAttribute)))
            .Where(IsWanted)
            .OrderBy(method => method.MetadataToken);

    /// <summary>Base classes first, so that inherited fields come first; an interface's bases count as such.</summary>
    private static IEnumerable<Type> Hierarchy(Type type)
    {
        if (type.IsInterface) return [.. type.GetInterfaces(), type];
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType) levels.Push(level);
        return levels;
    }

    private static bool IsWanted(MemberInfo member) =>
        !member.IsDefined(typeof(GraphQLIgnoreAttribute)) && !member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsMarked(MethodInfo method) => MarksAField.Any(mark => method.IsDefined(mark));
}
