using System.Globalization;
using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>
/// Exact decimal numbers. Written as a string, because a JSON number becomes a binary fraction in most clients;
/// read from a string or a number. A text with more digits than a decimal holds is refused, never rounded.
/// </summary>
internal sealed class DecimalCodec : LeafCodec<decimal>
{
    private const int MaxDigits = 28;
    private const int MaxText = 64;

    public override decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Parse(JsonText.RawValue(ref reader), ref reader);
        }
        if (reader.TokenType != JsonTokenType.String) throw JsonText.Cannot("Decimal", ref reader);
        return reader.ValueIsEscaped
            ? Parse(Encoding.UTF8.GetBytes(JsonText.StringOf(ref reader)), ref reader)
            : Parse(JsonText.RawValue(ref reader), ref reader);
    }

    private static decimal Parse(scoped ReadOnlySpan<byte> text, ref Utf8JsonReader reader)
    {
        const NumberStyles style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.Length > MaxText || !decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
        {
            throw JsonText.Cannot("Decimal", ref reader);
        }
        return IsExact(text) ? value : throw JsonText.Cannot("Decimal", ref reader, $"more than {MaxDigits} digits");
    }

    private static bool IsExact(ReadOnlySpan<byte> text)
    {
        var significant = 0;
        var fraction = 0;
        var afterPoint = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (byte)'e' or (byte)'E')
            {
                var exponent = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                return significant <= MaxDigits && fraction - exponent <= MaxDigits;
            }
            if (c == '.') afterPoint = true;
            if (c is < (byte)'0' or > (byte)'9') continue;
            if (afterPoint) fraction++;
            if (significant > 0 || c != '0') significant++;
        }
        return significant <= MaxDigits && fraction <= MaxDigits;
    }

    public override void Write(ResponseWriter writer, decimal value) => writer.WriteQuoted(value);
}
