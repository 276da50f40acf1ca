using System.Globalization;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Turns C# default values into default values of the schema.</summary>
internal static class DefaultValues
{
    /// <summary>
    /// Gives a default value its parameter's own type: reflection reports those of nullable enums as numbers.
    /// </summary>
    public static object? Normalise(object? value, Type clr)
    {
        if (value is null) return null;
        var type = Nullable.GetUnderlyingType(clr) ?? clr;
        return type.IsEnum ? Enum.ToObject(type, value) : value;
    }

    public static ValueNode ToLiteral(object value, GraphQLType type, InputReaders readers)
    {
        var named = type.Nullable as NamedType;
        var codec = named is null ? null : readers.FindCodec(named, value.GetType());
        if (codec is null) throw Unfit(value, type);
        var json = ToJson(codec, value, type);
        return json.ValueKind switch
        {
            JsonValueKind.String when named is EnumType => new EnumValueNode(0, json.GetString()!),
            JsonValueKind.String => new StringValueNode(0, json.GetString()!, block: false),
            JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(0, json.GetBoolean()),
            _ when json.GetRawText().AsSpan().IndexOfAny(".eE") < 0 => new IntValueNode(0, json.GetRawText()),
            _ => new FloatValueNode(0, json.GetRawText()),
        };
    }

    private static JsonElement ToJson(LeafCodec codec, object value, GraphQLType type)
    {
        try
        {
            using var writer = new ResponseWriter();
            codec.WriteObject(writer, value);
            return JsonDocument.Parse(writer.Written).RootElement;
        }
        catch (FormatException)
        {
            // Such as NaN, or an enum value that is not in the schema.
            throw Unfit(value, type);
        }
    }

    private static SchemaException Unfit(object value, GraphQLType type) =>
        new($"the default value {Convert.ToString(value, CultureInfo.InvariantCulture)} does not fit the type \"{type}\"");
}
