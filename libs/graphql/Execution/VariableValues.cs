using System.Text.Json;

namespace Erp.GraphQL.Execution;

/// <summary>
/// The values of an operation's variables in one request, read once from the JSON of the request straight into the
/// types that resolvers take. The JSON is kept for literals that hold variables and for arguments of another type.
/// </summary>
internal sealed class VariableValues
{
    private static readonly VariableValues None = new([], default);

    private readonly VariablePlan[] _plans;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly Variable[] _values;

    private VariableValues(VariablePlan[] plans, ReadOnlyMemory<byte> json)
    {
        _plans = plans;
        _json = json;
        _values = plans.Length == 0 ? [] : new Variable[plans.Length];
    }

    public object? this[int index] => _values[index].Value;

    public bool IsGiven(int index) => _values[index].IsGiven;

    public bool IsGiven(string name) => IsGiven(IndexOf(name));

    /// <summary>Reads the variables of a request.</summary>
    /// <param name="plans">The operation's variables.</param>
    /// <param name="json">The JSON object of the request's variables; empty when there is none.</param>
    /// <exception cref="InputCoercionException">A value does not fit its type.</exception>
    public static VariableValues Read(VariablePlan[] plans, ReadOnlyMemory<byte> json)
    {
        if (plans.Length == 0) return None;
        var values = new VariableValues(plans, json);
        if (!json.IsEmpty) values.ReadGiven();
        values.AddDefaults();
        return values;
    }

    private void ReadGiven()
    {
        var reader = new Utf8JsonReader(_json.Span);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader);
            reader.Read();
            // Variables that the operation does not declare are ignored, as clients share one set among operations.
            if (index < 0) reader.Skip();
            else ReadValue(index, ref reader);
        }
    }

    private void ReadValue(int index, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var value = _plans[index].Reader.ReadObject(ref reader);
        _values[index] = new Variable(true, value, _json[start..(int)reader.BytesConsumed]);
    }

    private void AddDefaults()
    {
        for (var i = 0; i < _plans.Length; i++)
        {
            if (_values[i].IsGiven) continue;
            var plan = _plans[i];
            if (plan.DefaultJson is not null)
            {
                _values[i] = new Variable(true, plan.DefaultValue, plan.DefaultJson);
            }
            else if (plan.Type.IsNonNull)
            {
                throw new InputCoercionException(
                    $"Variable \"${plan.Name}\" of required type \"{plan.Type}\" was not provided.", offset: -1);
            }
        }
    }

    /// <summary>Reads a variable into another CLR type than the one it was first read into.</summary>
    public T ReadAgain<T>(int index, InputReader<T> reader)
    {
        var input = new Utf8JsonReader(_values[index].Json.Span);
        input.Read();
        return reader.Read(ref input);
    }

    /// <summary>The JSON of a variable; empty when it was not given.</summary>
    public ReadOnlyMemory<byte> JsonOf(string name) => _values[IndexOf(name)].Json;

    private int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _plans.Length; i++)
        {
            if (reader.ValueTextEquals(_plans[i].Utf8Name)) return i;
        }
        return -1;
    }

    private int IndexOf(string name) => Array.FindIndex(_plans, plan => plan.Name == name);

    private readonly record struct Variable(bool IsGiven, object? Value, ReadOnlyMemory<byte> Json);
}
