using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;
using Erp.GraphQL.Types.Scalars;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Literals are values of the types they are given for.</summary>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    public override void Value(ValueNode value, GraphQLType? type)
    {
        if (type is null) return;
        switch (value)
        {
            case NullValueNode:
                if (type.IsNonNull) Report($"Expected value of type \"{type}\", found null.", value);
                break;
            case ListValueNode:
                if (type.Nullable is not ListType)
                    Report($"Expected value of type \"{type}\", found {Printer.Print(value)}.", value);
                break;
            case ObjectValueNode literal when type.Named is InputObjectType input: CheckObject(literal, input); break;
            default: CheckLeaf(value, type.Named, type); break;
        }
    }

    private void CheckObject(ObjectValueNode literal, InputObjectType type)
    {
        foreach (var field in literal.Fields)
        {
            if (type.FindField(field.Name) is not null) continue;
            var known = type.Fields.Select(candidate => candidate.Name);
            Report(
                $"Field \"{field.Name}\" is not defined by type \"{type}\".{Suggestions.For(field.Name, known)}",
                field);
        }
        foreach (var field in type.Fields)
        {
            if (!field.IsRequired || literal.Fields.Any(given => given.Name == field.Name)) continue;
            Report($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", literal);
        }
        if (type.IsOneOf) CheckOneOf(literal, type);
    }

    private void CheckOneOf(ObjectValueNode literal, InputObjectType type)
    {
        // Of a field given twice, which is another rule's error, the last one counts.
        if (literal.Fields.DistinctBy(field => field.Name).Count() != 1)
        {
            Report($"OneOf Input Object \"{type}\" must specify exactly one key.", literal);
        }
        else if (literal.Fields[^1].Value is NullValueNode)
        {
            Report($"Field \"{type}.{literal.Fields[^1].Name}\" must be non-null.", literal);
        }
    }

    private void CheckLeaf(ValueNode value, NamedType named, GraphQLType type)
    {
        switch (named)
        {
            case EnumType values when value is EnumValueNode name:
                if (values.FindValue(name.Name) is null)
                {
                    var known = values.Values.Select(candidate => candidate.Name);
                    Report(
                        $"Value \"{name.Name}\" does not exist in \"{named}\" enum.{Suggestions.For(name.Name, known)}",
                        value);
                }
                break;
            case EnumType:
                Report($"Enum \"{named}\" cannot represent non-enum value: {Printer.Print(value)}.", value);
                break;
            case ScalarType scalar when (scalar.Literals & KindOf(value)) != 0: CheckScalar(value, scalar); break;
            default: Report($"Expected value of type \"{type}\", found {Printer.Print(value)}.", value); break;
        }
    }

    private void CheckScalar(ValueNode value, ScalarType scalar)
    {
        // Of these every literal of the right kind is a value.
        if (scalar.CanonicalCodec is not { } codec || codec is StringCodec or BooleanCodec) return;
        var json = new Utf8JsonReader(LiteralJson.ToBytes(value));
        json.Read();
        try
        {
            codec.ReadObject(ref json);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            Report(error.Message, value);
        }
    }

    private static LiteralKinds KindOf(ValueNode value) => value switch
    {
        IntValueNode => LiteralKinds.Int,
        FloatValueNode => LiteralKinds.Float,
        StringValueNode => LiteralKinds.String,
        BooleanValueNode => LiteralKinds.Boolean,
        _ => LiteralKinds.None,
    };
}
