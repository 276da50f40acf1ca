using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

internal sealed class BooleanCodec : LeafCodec<bool>
{
    public override bool Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw JsonText.Cannot("Boolean", ref reader),
    };

    public override void Write(ResponseWriter writer, bool value) => writer.WriteBoolean(value);
}
