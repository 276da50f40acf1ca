using System.Numerics;
using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>Whole numbers: <c>Int</c> as int, short and byte, <c>Long</c> as long.</summary>
internal sealed class IntegerCodec<T>(string scalar) : LeafCodec<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number) throw JsonText.Cannot(scalar, ref reader);
        if (reader.TryGetInt64(out var whole)) return Narrow(whole, ref reader);
        // 1.0 and 1e3 are whole numbers too; a double holds every whole number that such a text can mean exactly.
        if (reader.TryGetDouble(out var number) && number == Math.Truncate(number) && Math.Abs(number) <= 1L << 53)
        {
            return Narrow((long)number, ref reader);
        }
        throw JsonText.Cannot(scalar, ref reader);
    }

    private T Narrow(long whole, ref Utf8JsonReader reader)
    {
        if (whole < long.CreateTruncating(T.MinValue) || whole > long.CreateTruncating(T.MaxValue))
        {
            throw JsonText.Cannot(scalar, ref reader, $"not between {T.MinValue} and {T.MaxValue}");
        }
        return T.CreateTruncating(whole);
    }

    public override void Write(ResponseWriter writer, T value) => writer.WriteNumber(long.CreateTruncating(value));
}
