using System.Reflection;
using System.Text;

namespace Erp.GraphQL.Schema;

/// <summary>How CLR names become names of the schema.</summary>
internal static class Naming
{
    public static string Field(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given) return given.Name;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]))
                name = name[3..];
            if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5) name = name[..^5];
        }
        return CamelCase(name);
    }

    public static string Argument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? CamelCase(parameter.Name!);

    /// <summary>
    /// Lower-cases the leading word: <c>UnitPrice</c> → <c>unitPrice</c>, <c>URLPath</c> → <c>urlPath</c>, <c>ID</c> →
    /// <c>id</c>.
    /// </summary>
    public static string CamelCase(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            var startsNextWord = i > 0 && i + 1 < letters.Length && char.IsLower(letters[i + 1]);
            if (startsNextWord) break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }
        return new string(letters);
    }

    /// <summary><c>PartlyPaid</c> → <c>PARTLY_PAID</c>, <c>HTTPError</c> → <c>HTTP_ERROR</c>.</summary>
    public static string EnumValue(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) result.Append('_');
            result.Append(char.ToUpperInvariant(name[i]));
        }
        return result.ToString();
    }

    public static string Type(Type type)
    {
        var given = type.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? type.GetCustomAttribute<ObjectTypeAttribute>()?.Name
            ?? type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
            ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name;
        if (given is not null) return given;
        if (!type.IsGenericType) return type.Name;
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(Connection<>)) return Type(arguments[0]) + "Connection";
        if (definition == typeof(Edge<>)) return Type(arguments[0]) + "Edge";
        var bare = definition.Name[..definition.Name.IndexOf('`')];
        return bare + "Of" + string.Join("And", arguments.Select(Type));
    }

    public static string InputType(Type type)
    {
        var name = Type(type);
        var given = type.IsDefined(typeof(GraphQLNameAttribute));
        return given || name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary>Whether the specification allows the name, and does not keep it for introspection.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !name.StartsWith("__", StringComparison.Ordinal);
}
