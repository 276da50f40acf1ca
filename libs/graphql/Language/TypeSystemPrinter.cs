using System.Collections.Immutable;
using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>Prints definitions of the type system.</summary>
internal static class TypeSystemPrinter
{
    public static void Write(StringBuilder text, TypeSystemDefinitionNode definition)
    {
        if (definition.IsExtension) text.Append("extend ");
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                text.Append("schema");
                Printer.WriteDirectives(text, schema.Directives);
                WriteBlock(text, schema.Operations, static (text, operation) => text
                    .Append("  ").Append(Printer.Keyword(operation.Kind)).Append(": ").Append(operation.Type.Name));
                break;
            case ScalarTypeDefinitionNode scalar:
                text.Append("scalar ").Append(scalar.Name);
                Printer.WriteDirectives(text, scalar.Directives);
                break;
            case FieldsTypeDefinitionNode type: WriteFieldsType(text, type); break;
            case UnionTypeDefinitionNode union:
                text.Append("union ").Append(union.Name);
                Printer.WriteDirectives(text, union.Directives);
                if (!union.Members.IsEmpty) text.Append(" = ").AppendJoin(" | ", union.Members);
                break;
            case EnumTypeDefinitionNode values:
                text.Append("enum ").Append(values.Name);
                Printer.WriteDirectives(text, values.Directives);
                WriteBlock(text, values.Values, WriteEnumValue);
                break;
            case InputObjectTypeDefinitionNode input:
                text.Append("input ").Append(input.Name);
                Printer.WriteDirectives(text, input.Directives);
                WriteBlock(text, input.Fields, static (text, field) => WriteInputValue(text, field, "  "));
                break;
            case DirectiveDefinitionNode directive:
                text.Append("directive @").Append(directive.Name);
                WriteArguments(text, directive.Arguments, "");
                if (directive.IsRepeatable) text.Append(" repeatable");
                text.Append(" on ").AppendJoin(" | ", directive.Locations);
                break;
        }
    }

    private static void WriteFieldsType(StringBuilder text, FieldsTypeDefinitionNode type)
    {
        text.Append(type.IsInterface ? "interface " : "type ").Append(type.Name);
        if (!type.Interfaces.IsEmpty) text.Append(" implements ").AppendJoin(" & ", type.Interfaces);
        Printer.WriteDirectives(text, type.Directives);
        WriteBlock(text, type.Fields, WriteField);
    }

    private static void WriteField(StringBuilder text, FieldDefinitionNode field)
    {
        WriteDescription(text, field.Description, "  ");
        text.Append("  ").Append(field.Name);
        WriteArguments(text, field.Arguments, "  ");
        text.Append(": ").Append(field.Type);
        Printer.WriteDirectives(text, field.Directives);
    }

    private static void WriteEnumValue(StringBuilder text, EnumValueDefinitionNode value)
    {
        WriteDescription(text, value.Description, "  ");
        text.Append("  ").Append(value.Name);
        Printer.WriteDirectives(text, value.Directives);
    }

    private static void WriteArguments(
        StringBuilder text, ImmutableArray<InputValueDefinitionNode> arguments, string indent)
    {
        if (arguments.IsEmpty) return;
        var onOneLine = arguments.All(argument => argument.Description is null);
        text.Append(onOneLine ? "(" : "(\n");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (onOneLine && i > 0) text.Append(", ");
            WriteInputValue(text, arguments[i], onOneLine ? "" : indent + "  ");
            if (!onOneLine) text.Append('\n');
        }
        text.Append(onOneLine ? ")" : $"{indent})");
    }

    private static void WriteInputValue(StringBuilder text, InputValueDefinitionNode value, string indent)
    {
        WriteDescription(text, value.Description, indent);
        text.Append(indent).Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is not null) text.Append(" = ").Append(Printer.Print(value.DefaultValue));
        Printer.WriteDirectives(text, value.Directives);
    }

    private static void WriteDescription(StringBuilder text, StringValueNode? description, string indent)
    {
        if (description is null) return;
        text.Append(indent);
        Printer.WriteString(text, description.Value);
        text.Append('\n');
    }

    private static void WriteBlock<T>(StringBuilder text, ImmutableArray<T> items, Action<StringBuilder, T> write)
    {
        if (items.IsEmpty) return;
        text.Append(" {\n");
        foreach (var item in items)
        {
            write(text, item);
            text.Append('\n');
        }
        text.Append('}');
    }
}
