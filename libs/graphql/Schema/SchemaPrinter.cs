using System.Collections.Immutable;
using System.Text;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Prints a schema in the type system definition language.</summary>
public static class SchemaPrinter
{
    /// <summary>Prints every type the schema adds to what the specification defines.</summary>
    public static string Print(GraphQLSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var text = new StringBuilder();
        WriteDescription(text, schema.Description, "");
        text.Append("schema {\n  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { } mutation) text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        if (schema.SubscriptionType is { } subscription)
            text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        text.Append("}\n");
        foreach (var type in schema.Types)
        {
            if (type.IsIntrospection || type is ScalarType { IsBuiltIn: true }) continue;
            text.Append('\n');
            Write(text, type);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, NamedType type)
    {
        WriteDescription(text, type.Description, "");
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                if (scalar.SpecifiedBy is not null)
                {
                    text.Append(" @specifiedBy(url: ");
                    text.Append(ValuePrinter.Quoted(scalar.SpecifiedBy));
                    text.Append(')');
                }
                text.Append('\n');
                break;
            case EnumType values: WriteEnum(text, values); break;
            case FieldsType fields: WriteFields(text, fields); break;
            case UnionType union:
                text.Append("union ").Append(union.Name).Append(" = ")
                    .AppendJoin(" | ", union.PossibleTypes.Select(member => member.Name)).Append('\n');
                break;
            case InputObjectType input: WriteInput(text, input); break;
        }
    }

    private static void WriteEnum(StringBuilder text, EnumType type)
    {
        text.Append("enum ").Append(type.Name).Append(" {\n");
        foreach (var value in type.Values)
        {
            WriteDescription(text, value.Description, "  ");
            text.Append("  ").Append(value.Name);
            WriteDeprecation(text, value.DeprecationReason);
            text.Append('\n');
        }
        text.Append("}\n");
    }

    private static void WriteFields(StringBuilder text, FieldsType type)
    {
        text.Append(type is InterfaceType ? "interface " : "type ").Append(type.Name);
        if (!type.Interfaces.IsEmpty)
        {
            text.Append(" implements ").AppendJoin(" & ", type.Interfaces.Select(face => face.Name));
        }
        text.Append(" {\n");
        foreach (var field in type.Fields)
        {
            WriteDescription(text, field.Description, "  ");
            text.Append("  ").Append(field.Name);
            WriteArguments(text, field.Arguments);
            text.Append(": ").Append(field.Type);
            WriteDeprecation(text, field.DeprecationReason);
            text.Append('\n');
        }
        text.Append("}\n");
    }

    private static void WriteArguments(StringBuilder text, ImmutableArray<InputValueDefinition> arguments)
    {
        if (arguments.IsEmpty) return;
        if (arguments.All(argument => argument.Description is null))
        {
            text.Append('(');
            for (var i = 0; i < arguments.Length; i++)
            {
                if (i > 0) text.Append(", ");
                WriteInputValue(text, arguments[i]);
            }
            text.Append(')');
            return;
        }
        text.Append("(\n");
        foreach (var argument in arguments)
        {
            WriteDescription(text, argument.Description, "    ");
            text.Append("    ");
            WriteInputValue(text, argument);
            text.Append('\n');
        }
        text.Append("  )");
    }

    private static void WriteInput(StringBuilder text, InputObjectType type)
    {
        text.Append("input ").Append(type.Name).Append(type.IsOneOf ? " @oneOf {\n" : " {\n");
        foreach (var field in type.Fields)
        {
            WriteDescription(text, field.Description, "  ");
            text.Append("  ");
            WriteInputValue(text, field);
            text.Append('\n');
        }
        text.Append("}\n");
    }

    private static void WriteInputValue(StringBuilder text, InputValueDefinition value)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is not null) text.Append(" = ").Append(Printer.Print(value.DefaultValue));
        WriteDeprecation(text, value.DeprecationReason);
    }

    private static void WriteDeprecation(StringBuilder text, string? reason)
    {
        if (reason is null) return;
        text.Append(" @deprecated");
        if (reason == BuiltInDirectives.DefaultDeprecationReason) return;
        text.Append("(reason: ");
        text.Append(ValuePrinter.Quoted(reason));
        text.Append(')');
    }

    private static void WriteDescription(StringBuilder text, string? description, string indent)
    {
        if (description is null) return;
        text.Append(indent);
        text.Append(ValuePrinter.Quoted(description));
        text.Append('\n');
    }
}
