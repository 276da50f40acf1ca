using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Erp.GraphQL.Schema;

namespace Erp.GraphQL.Tests.Oracle.Worlds;

/// <summary>
/// Writes down the arguments a resolver was given as JavaScript's <c>JSON.stringify</c> would: names in order, absent
/// ones left out.
/// </summary>
internal static class Echo
{
    public static string Of(params (string Name, object? Value)[] arguments) => Object(arguments);

    private static string Object(IEnumerable<(string Name, object? Value)> members)
    {
        var given = members.OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => (member.Name, Value: new Given(member.Value)))
            .Where(member => member.Value.HasValue)
            .Select(member => $"\"{member.Name}\":{Text(member.Value.Value)}");
        return $"{{{string.Join(',', given)}}}";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => Quoted(text),
        bool flag => flag ? "true" : "false",
        int or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Enum name => Quoted(Naming.EnumValue(name.ToString())),
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Text))}]",
        _ => Object(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Naming.CamelCase(property.Name), property.GetValue(value)))),
    };

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        return text.Append('"').ToString();
    }

    /// <summary>An argument that may be an <see cref="Optional{T}"/>.</summary>
    private readonly struct Given
    {
        public Given(object? value)
        {
            var type = value?.GetType();
            var isOptional = type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Optional<>);
            HasValue = !isOptional || (bool)type!.GetProperty(nameof(Optional<>.HasValue))!.GetValue(value)!;
            Value = isOptional ? type!.GetProperty(nameof(Optional<>.Value))!.GetValue(value) : value;
        }

        public bool HasValue { get; }

        public object? Value { get; }
    }
}
