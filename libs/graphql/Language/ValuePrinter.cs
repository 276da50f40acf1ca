using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>Prints values.</summary>
internal static class ValuePrinter
{
    public static void Write(SyntaxWriter text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: text.Append('$').Append(variable.Name); break;
            case IntValueNode number: text.Append(number.Text); break;
            case FloatValueNode number: text.Append(number.Text); break;
            case StringValueNode node: text.AppendLines(node.Block ? Block(node.Value) : Quoted(node.Value)); break;
            case BooleanValueNode node: text.Append(node.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            case EnumValueNode node: text.Append(node.Name); break;
            case ListValueNode list:
                text.Append('[').Join(list.Items, ", ", Write);
                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{').Join(fields.Fields, ", ", static (text, field) =>
                {
                    text.Append(field.Name).Append(": ");
                    Write(text, field.Value);
                });
                text.Append('}');
                break;
        }
    }

    /// <summary>A string literal in quotes.</summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or (>= '\u007F' and <= '\u009F'): text.Append($"\\u{(int)c:X4}"); break;
                default: text.Append(c); break;
            }
        }
        return text.Append('"').ToString();
    }

    /// <summary>
    /// A block string that reads back as the value: line breaks are added where the first or last line would otherwise
    /// lose its indentation or run into the quotes.
    /// </summary>
    private static string Block(string value)
    {
        const int longestShort = 70;
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var startsBelow = lines.Length > 1 && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsInQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var endsAbove = value.EndsWith('\\') || (value.EndsWith('"') && !endsInQuotes);
        var isTall = lines.Length > 1 || value.Length > longestShort || endsAbove || endsInQuotes;
        var keepsIndent = lines.Length == 1 && value.Length > 0 && value[0] is ' ' or '\t';
        var open = startsBelow || (isTall && !keepsIndent) ? "\"\"\"\n" : "\"\"\"";
        return open + escaped + (isTall ? "\n\"\"\"" : "\"\"\"");
    }
}
