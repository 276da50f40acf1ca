using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>What the scalar codecs need to read JSON and to say what they did not like about it.</summary>
internal static class JsonText
{
    private const int MaxQuoted = 60;

    /// <summary>The error for a value that is not one of the type's; quotes the value, shortened.</summary>
    public static FormatException Cannot(string type, ref Utf8JsonReader reader, string? because = null)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => Quote(ref reader),
            _ => Encoding.UTF8.GetString(RawValue(ref reader)),
        };
        return new FormatException($"{type} cannot represent {found}{(because is null ? "" : $": {because}")}.");
    }

    /// <summary>The token's text as it stands in the JSON.</summary>
    public static ReadOnlySpan<byte> RawValue(scoped ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static string Quote(ref Utf8JsonReader reader)
    {
        var text = StringOf(ref reader);
        return text.Length <= MaxQuoted ? $"\"{text}\"" : $"\"{text[..MaxQuoted]}…\"";
    }

    /// <summary>The token as a string; what cannot be a Unicode string is refused.</summary>
    public static string StringOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("The text holds an invalid surrogate pair.");
        }
    }
}
