using System.Numerics;
using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>
/// <c>Float</c> as double or float; not-a-number and the infinities have no JSON form and are refused.
/// </summary>
internal sealed class FloatCodec<T> : LeafCodec<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    public override T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return T.CreateTruncating(number);
        }
        throw JsonText.Cannot("Float", ref reader);
    }

    public override void Write(ResponseWriter writer, T value)
    {
        if (!T.IsFinite(value)) throw new FormatException($"Float cannot represent {value}.");
        writer.WriteFormattable(value);
    }
}
