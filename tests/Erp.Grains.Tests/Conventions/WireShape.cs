using System.Reflection;
using System.Text;
using Orleans;
using Orleans.Runtime;

namespace Erp.Grains.Tests.Conventions;

/// <summary>The types that cross grain interfaces, and how they look on the wire.</summary>
internal static class WireShape
{
    private static readonly Assembly Contracts = typeof(DomainError).Assembly;

    private static readonly Type[] Interfaces =
    [
        .. Contracts.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>
    /// What methods take and give, errors and exceptions included, and the caller, who travels in the request context;
    /// with all that these are made of.
    /// </summary>
    public static IReadOnlyList<Type> Types { get; } = Crossing();

    public static string Text()
    {
        var text = new StringBuilder();
        foreach (var type in Interfaces)
        {
            text.Append("interface ").Append(type.FullName).Append('\n');
            foreach (var method in type.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
            {
                var parameters = string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
                text.Append("  ").Append(method.Name).Append('(').Append(parameters).Append(") ").Append(NameOf(method.ReturnType)).Append('\n');
            }
        }
        foreach (var type in Types)
        {
            text.Append(type.IsEnum ? "enum " : type.IsValueType ? "struct " : "class ").Append(AliasOf(type));
            if (type.BaseType is { } parent && Types.Contains(parent)) text.Append(" : ").Append(AliasOf(parent));
            text.Append('\n');
            if (type.IsEnum)
                foreach (var name in Enum.GetNames(type))
                    text.Append("  ").Append(Convert.ToInt64(Enum.Parse(type, name))).Append(' ').Append(name).Append('\n');
            foreach (var (id, name, of) in MembersOf(type).OrderBy(member => member.Id))
                text.Append("  ").Append(id).Append(' ').Append(name).Append(' ').Append(NameOf(of)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>
    /// What a type's serialised form holds: its fields and the properties that have one, with their numbers. What is marked as not
    /// serialised never leaves its node.
    /// </summary>
    public static IEnumerable<(uint? Id, string Name, Type Type)> MembersOf(Type type)
    {
        if (type.IsEnum) yield break;
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(Own))
        {
            if (field.IsDefined(typeof(NonSerializedAttribute), inherit: false)) continue;
            var end = field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal);
            MemberInfo member = end < 0 ? field : type.GetProperty(field.Name[1..end], Own)!;
            yield return (member.GetCustomAttribute<IdAttribute>()?.Id, member.Name, field.FieldType);
        }
    }

    public static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? type.FullName!;

    private static List<Type> Crossing()
    {
        var found = new HashSet<Type>();
        foreach (var method in Interfaces.SelectMany(type => type.GetMethods()))
        {
            foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
            Add(found, method.ReturnType);
        }
        foreach (var type in Contracts.GetTypes())
            if (type.IsAssignableTo(typeof(DomainError)) || type.IsAssignableTo(typeof(Exception)))
                Add(found, type);
        Add(found, typeof(Caller));
        return [.. found.OrderBy(AliasOf, StringComparer.Ordinal)];
    }

    private static void Add(HashSet<Type> found, Type type)
    {
        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments()) Add(found, argument);
            type = type.GetGenericTypeDefinition();
        }
        if (type.HasElementType) Add(found, type.GetElementType()!);
        if (type.IsGenericParameter || type.Assembly != Contracts || !found.Add(type)) return;
        foreach (var member in MembersOf(type)) Add(found, member.Type);
        if (type.BaseType is { } parent) Add(found, parent);
    }

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType) return type.Assembly == Contracts ? AliasOf(type) : type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
