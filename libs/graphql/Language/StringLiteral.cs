using System.Globalization;
using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>Decodes the two forms of string literals.</summary>
internal static class StringLiteral
{
    /// <param name="body">What stands between the quotes.</param>
    /// <param name="offset">Where the body begins in the document, for error positions.</param>
    public static string Decode(ReadOnlySpan<byte> body, int offset)
    {
        var escape = body.IndexOf((byte)'\\');
        if (escape < 0) return Encoding.UTF8.GetString(body);
        var text = new StringBuilder(body.Length);
        var i = 0;
        while (escape >= 0)
        {
            text.Append(Encoding.UTF8.GetString(body.Slice(i, escape)));
            i += escape;
            i += DecodeEscape(body[i..], offset + i, text);
            escape = body[i..].IndexOf((byte)'\\');
        }
        return text.Append(Encoding.UTF8.GetString(body[i..])).ToString();
    }

    private static int DecodeEscape(ReadOnlySpan<byte> escape, int offset, StringBuilder text)
    {
        if (escape[1] == 'u') return DecodeUnicode(escape, offset, text);
        text.Append(escape[1] switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => throw new GraphQLSyntaxException("Unknown escape sequence in a string.", offset),
        });
        return 2;
    }

    /// <summary>Decodes <c>\u00E9</c>, <c>\u{1F600}</c> and surrogate pairs of the fixed-width form.</summary>
    private static int DecodeUnicode(ReadOnlySpan<byte> escape, int offset, StringBuilder text)
    {
        if (escape.Length > 2 && escape[2] == '{')
        {
            var close = escape.IndexOf((byte)'}');
            var scalar = close is > 3 and < 12 ? Hex(escape[3..close]) : -1;
            if (!Rune.IsValid(scalar)) throw InvalidUnicode(offset);
            text.Append(new Rune(scalar).ToString());
            return close + 1;
        }
        var unit = escape.Length >= 6 ? Hex(escape[2..6]) : -1;
        if (unit < 0) throw InvalidUnicode(offset);
        if (!char.IsSurrogate((char)unit))
        {
            text.Append((char)unit);
            return 6;
        }
        var second = escape.Length >= 12 && escape[6..].StartsWith("\\u"u8) ? Hex(escape[8..12]) : -1;
        if (second < 0 || !char.IsSurrogatePair((char)unit, (char)second)) throw InvalidUnicode(offset);
        text.Append((char)unit).Append((char)second);
        return 12;
    }

    private static int Hex(ReadOnlySpan<byte> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    private static GraphQLSyntaxException InvalidUnicode(int offset) =>
        new("Invalid Unicode escape sequence in a string.", offset);

    /// <summary>
    /// Removes the common indentation and the blank first and last lines, as the specification's BlockStringValue does.
    /// </summary>
    public static string DecodeBlock(ReadOnlySpan<byte> body)
    {
        var raw = Encoding.UTF8.GetString(body).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var indent = CommonIndent(lines);
        var first = 0;
        var last = lines.Length - 1;
        while (first <= last && IsBlank(lines[first])) first++;
        while (last >= first && IsBlank(lines[last])) last--;
        var text = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first) text.Append('\n');
            text.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(indent, lines[i].Length)));
        }
        return text.ToString();
    }

    private static int CommonIndent(string[] lines)
    {
        var common = int.MaxValue;
        for (var i = 1; i < lines.Length; i++)
        {
            if (!IsBlank(lines[i])) common = Math.Min(common, Indent(lines[i]));
        }
        return common;
    }

    private static int Indent(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t') i++;
        return i;
    }

    private static bool IsBlank(string line) => Indent(line) == line.Length;
}
