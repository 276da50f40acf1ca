using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Types.Scalars;

namespace Erp.GraphQL.Types;

/// <summary>Enum values by their schema names; both ways without allocation.</summary>
internal sealed class EnumCodec<T> : LeafCodec<T>
    where T : struct, Enum
{
    private readonly string _type;
    private readonly (byte[] Name, T Value)[] _values;
    private readonly Dictionary<T, byte[]> _quoted = [];

    public EnumCodec(EnumType type)
    {
        _type = type.Name;
        _values = [.. type.Values.Select(value => (Encoding.UTF8.GetBytes(value.Name), (T)value.Value))];
        foreach (var value in type.Values)
        {
            // Two CLR names of one number are one value on the way out: the first declared.
            _quoted.TryAdd((T)value.Value, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
        }
    }

    public override T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var (name, value) in _values)
            {
                if (reader.ValueTextEquals(name)) return value;
            }
        }
        throw JsonText.Cannot(_type, ref reader);
    }

    public override void Write(ResponseWriter writer, T value)
    {
        if (!_quoted.TryGetValue(value, out var quoted))
        {
            throw new FormatException($"{_type} cannot represent {value}.");
        }
        writer.WriteRaw(quoted);
    }
}
