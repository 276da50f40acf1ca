using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

internal sealed class StringCodec : LeafCodec<string>
{
    public override string Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? JsonText.StringOf(ref reader)
        : throw JsonText.Cannot("String", ref reader);

    public override void Write(ResponseWriter writer, string value) => writer.WriteString(value);
}
