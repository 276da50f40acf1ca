using System.Text.Json;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Reads one input value straight from JSON into the CLR type that a resolver takes. Readers are built once from the
/// schema; they stand on the value's first token when called and on its last when they return.
/// </summary>
internal abstract class InputReader
{
    public abstract object? ReadObject(ref Utf8JsonReader reader);
}

internal abstract class InputReader<T> : InputReader
{
    public abstract T Read(ref Utf8JsonReader reader);

    public override object? ReadObject(ref Utf8JsonReader reader) => Read(ref reader);
}

/// <summary>A scalar or enum.</summary>
internal sealed class LeafReader<T>(LeafCodec<T> codec) : InputReader<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader)
    {
        try
        {
            return codec.Read(ref reader);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new InputCoercionException(error.Message, reader.TokenStartIndex);
        }
    }
}

/// <summary><c>T!</c>: a null is refused.</summary>
internal sealed class NonNullReader<T>(InputReader<T> inner, GraphQLType type) : InputReader<T>
{
    public override T Read(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.Null
        ? inner.Read(ref reader)
        : throw new InputCoercionException(
            $"Expected a value of the non-null type \"{type}\".", reader.TokenStartIndex);
}

/// <summary>A nullable value in a type that has a null or an empty default.</summary>
internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
{
    public override T? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? default : inner.Read(ref reader);
}

/// <summary>A nullable value in a <see cref="Nullable{T}"/>.</summary>
internal sealed class NullableStructReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    public override T? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : inner.Read(ref reader);
}

/// <summary>A value whose absence matters; absent ones never reach the reader.</summary>
internal sealed class OptionalReader<T>(InputReader<T> inner) : InputReader<Optional<T>>
{
    public override Optional<T> Read(ref Utf8JsonReader reader) => new(inner.Read(ref reader));
}
