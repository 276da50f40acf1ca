using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types;

/// <summary>Reads and writes the values of a scalar or enum in one CLR type.</summary>
public abstract class LeafCodec
{
    /// <summary>The CLR type, never a <see cref="Nullable{T}"/>.</summary>
    public abstract Type ClrType { get; }

    internal abstract object ReadObject(ref Utf8JsonReader reader);

    internal abstract void WriteObject(ResponseWriter writer, object value);
}

/// <summary>Reads and writes the values of a scalar or enum as <typeparamref name="T"/>, without boxing.</summary>
public abstract class LeafCodec<T> : LeafCodec
    where T : notnull
{
    /// <inheritdoc/>
    public override Type ClrType => typeof(T);

    /// <summary>
    /// Reads the value the reader stands on, which is never a JSON null. Literals of a document come in the same form;
    /// an enum value as a string.
    /// </summary>
    /// <exception cref="FormatException">It is not a value of the type; the message is for the client.</exception>
    public abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Writes one JSON value.</summary>
    public abstract void Write(ResponseWriter writer, T value);

    internal override object ReadObject(ref Utf8JsonReader reader) => Read(ref reader);

    internal override void WriteObject(ResponseWriter writer, object value) => Write(writer, (T)value);
}
