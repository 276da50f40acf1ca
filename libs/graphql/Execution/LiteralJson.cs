using System.Text.Json;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Writes literals as JSON, so that one set of readers serves literals and variables alike. An enum value becomes a
/// string; validation has told the two apart before.
/// </summary>
internal static class LiteralJson
{
    /// <summary>Reads a literal without variables.</summary>
    public static T Read<T>(ValueNode literal, InputReader<T> reader)
    {
        using var json = new ResponseWriter();
        Write(literal, json, variables: null);
        var input = new Utf8JsonReader(json.Written.Span);
        input.Read();
        return reader.Read(ref input);
    }

    /// <summary>The JSON of a literal without variables.</summary>
    public static byte[] ToBytes(ValueNode literal)
    {
        using var json = new ResponseWriter();
        Write(literal, json, variables: null);
        return json.Written.ToArray();
    }

    public static void Write(ValueNode literal, ResponseWriter json, VariableValues? variables)
    {
        switch (literal)
        {
            case IntValueNode number: WriteNumber(number.Text, json); break;
            case FloatValueNode number: WriteNumber(number.Text, json); break;
            case StringValueNode text: json.WriteString(text.Value); break;
            case EnumValueNode value: json.WriteString(value.Name); break;
            case BooleanValueNode value: json.WriteBoolean(value.Value); break;
            case NullValueNode: json.WriteNull(); break;
            case ListValueNode list: WriteList(list, json, variables); break;
            case ObjectValueNode fields: WriteObject(fields, json, variables); break;
            case VariableNode variable: WriteVariable(variable, json, variables); break;
        }
    }

    public static bool HasVariables(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HasVariables),
        ObjectValueNode fields => fields.Fields.Any(field => HasVariables(field.Value)),
        _ => false,
    };

    private static void WriteNumber(string text, ResponseWriter json)
    {
        foreach (var c in text) json.WriteByte((byte)c);
    }

    private static void WriteList(ListValueNode list, ResponseWriter json, VariableValues? variables)
    {
        json.WriteByte((byte)'[');
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (i > 0) json.WriteByte((byte)',');
            Write(list.Items[i], json, variables);
        }
        json.WriteByte((byte)']');
    }

    private static void WriteObject(ObjectValueNode fields, ResponseWriter json, VariableValues? variables)
    {
        json.WriteByte((byte)'{');
        var first = true;
        foreach (var field in fields.Fields)
        {
            // A field given by an absent variable counts as not given at all.
            if (field.Value is VariableNode variable && variables?.IsGiven(variable.Name) == false) continue;
            if (!first) json.WriteByte((byte)',');
            first = false;
            json.WriteString(field.Name);
            json.WriteByte((byte)':');
            Write(field.Value, json, variables);
        }
        json.WriteByte((byte)'}');
    }

    private static void WriteVariable(VariableNode variable, ResponseWriter json, VariableValues? variables)
    {
        if (variables is null)
            throw new InvalidOperationException($"The constant holds the variable ${variable.Name}.");
        var value = variables.JsonOf(variable.Name);
        json.WriteRaw(value.IsEmpty ? "null"u8 : value.Span);
    }
}
