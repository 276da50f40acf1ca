using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>A scalar of the host's own whose wire form is a string.</summary>
internal sealed class TextCodec<T>(string scalar, Func<string, T> parse, Func<T, string> format) : LeafCodec<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? parse(JsonText.StringOf(ref reader))
        : throw JsonText.Cannot(scalar, ref reader);

    public override void Write(ResponseWriter writer, T value) => writer.WriteString(format(value));
}
