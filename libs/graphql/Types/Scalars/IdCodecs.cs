using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary><c>ID</c> as a string; a whole number is accepted and becomes its text.</summary>
internal sealed class StringIdCodec : LeafCodec<string>
{
    public override string Read(ref Utf8JsonReader reader) => IdText.Read(ref reader);

    public override void Write(ResponseWriter writer, string value) => writer.WriteString(value);
}

/// <summary><c>ID</c> as an int or long, always written as a string.</summary>
internal sealed class IntegerIdCodec<T> : LeafCodec<T>
    where T : struct, IBinaryInteger<T>
{
    public override T Read(ref Utf8JsonReader reader) =>
        T.TryParse(IdText.Read(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw JsonText.Cannot("ID", ref reader, "not a whole number");

    public override void Write(ResponseWriter writer, T value) => writer.WriteQuoted(value);
}

/// <summary><c>ID</c> as a type of the host's own, through its text.</summary>
internal sealed class TextIdCodec<T>(Func<string, T> parse, Func<T, string> format) : LeafCodec<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader) => parse(IdText.Read(ref reader));

    public override void Write(ResponseWriter writer, T value) => writer.WriteString(format(value));
}

internal static class IdText
{
    public static string Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonText.StringOf(ref reader),
        JsonTokenType.Number when JsonText.RawValue(ref reader).IndexOfAny(".eE"u8) < 0 =>
            Encoding.UTF8.GetString(JsonText.RawValue(ref reader)),
        _ => throw JsonText.Cannot("ID", ref reader),
    };
}
