using System.Text;
using System.Text.Json;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

internal delegate T ReadObject<T>(InputObjectReader<T> self, ref Utf8JsonReader reader);

/// <summary>
/// Reads an input object by calling its CLR constructor with typed locals: no dictionary and no boxing in between.
/// The code is compiled at first use, so that a schema with many input types starts fast.
/// </summary>
internal sealed class InputObjectReader<T>(
    InputObjectType type,
    InputObjectBinding binding,
    InputReaders readers) : InputReader<T>
{
    private readonly byte[][] _names = [.. type.Fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];
    private InputReader[]? _fields;
    private ReadObject<T>? _read;

    public override T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InputCoercionException($"Expected an object of type \"{type.Name}\".", reader.TokenStartIndex);
        }
        var read = _read ?? Compile();
        return read(this, ref reader);
    }

    private ReadObject<T> Compile()
    {
        // Readers of fields are looked up only now, since an input type may contain itself.
        _fields = [.. type.Fields.Select(field => readers.For(field.Type, field.ClrType))];
        return _read = InputObjectCompiler.Compile<T>(type, binding);
    }

    public InputReader<TField> Field<TField>(int index) => (InputReader<TField>)_fields![index];

    /// <summary>
    /// Moves to the next property's value and returns the field's index, or -1 at the end of the object.
    /// </summary>
    public int NextField(ref Utf8JsonReader reader, int previous)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return -1;
        var index = IndexOf(ref reader, previous + 1);
        reader.Read();
        return index;
    }

    private int IndexOf(ref Utf8JsonReader reader, int expected)
    {
        // Clients send fields mostly in the order of the type, so the search begins after the last one found.
        for (var i = expected; i < _names.Length; i++)
        {
            if (reader.ValueTextEquals(_names[i])) return i;
        }
        for (var i = 0; i < Math.Min(expected, _names.Length); i++)
        {
            if (reader.ValueTextEquals(_names[i])) return i;
        }
        throw new InputCoercionException(
            $"Field {Describe(ref reader)} is not defined by type \"{type.Name}\".", reader.TokenStartIndex);
    }

    private static string Describe(ref Utf8JsonReader reader) => $"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\"";

    public InputCoercionException Missing(int index, long start)
    {
        var field = type.Fields[index];
        return new InputCoercionException(
            $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.", start);
    }

    public void CheckOneOf(int given, bool hasNull, long start)
    {
        if (given != 1)
        {
            throw new InputCoercionException(
                $"Exactly one key must be specified for oneOf type \"{type.Name}\".", start);
        }
        if (hasNull)
        {
            throw new InputCoercionException(
                $"The value given for oneOf type \"{type.Name}\" must not be null.", start);
        }
    }
}
