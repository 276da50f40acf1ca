using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>A UUID in its hyphenated form; also the codec of an <c>ID</c> held in a <see cref="Guid"/>.</summary>
internal sealed class GuidCodec(string scalar) : LeafCodec<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? value
            : throw JsonText.Cannot(scalar, ref reader, "expected a UUID");

    public override void Write(ResponseWriter writer, Guid value) => writer.WriteQuoted(value);
}
