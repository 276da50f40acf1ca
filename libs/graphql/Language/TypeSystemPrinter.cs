using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>Prints definitions of the type system.</summary>
internal static class TypeSystemPrinter
{
    public static void Write(SyntaxWriter text, TypeSystemDefinitionNode definition)
    {
        if (definition.IsExtension) text.Append("extend ");
        text.Append(Head(definition));
        if (definition is FieldsTypeDefinitionNode { Interfaces.IsEmpty: false } type)
            text.Append(" implements ").Join(type.Interfaces, " & ", WriteName);
        Printer.WriteDirectives(text, definition.Directives);
        switch (definition)
        {
            case SchemaDefinitionNode schema: WriteBlock(text, schema.Operations, WriteRootOperation); break;
            case FieldsTypeDefinitionNode fields: WriteBlock(text, fields.Fields, WriteField); break;
            case EnumTypeDefinitionNode values: WriteBlock(text, values.Values, WriteEnumValue); break;
            case InputObjectTypeDefinitionNode input: WriteBlock(text, input.Fields, WriteInputValue); break;
            case UnionTypeDefinitionNode { Members.IsEmpty: false } union:
                text.Append(" = ").Join(union.Members, " | ", WriteName);
                break;
            case DirectiveDefinitionNode directive: WriteDirectiveDefinition(text, directive); break;
        }
    }

    private static string Head(TypeSystemDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode => "schema",
        ScalarTypeDefinitionNode scalar => $"scalar {scalar.Name}",
        FieldsTypeDefinitionNode { IsInterface: true } face => $"interface {face.Name}",
        FieldsTypeDefinitionNode type => $"type {type.Name}",
        UnionTypeDefinitionNode union => $"union {union.Name}",
        EnumTypeDefinitionNode values => $"enum {values.Name}",
        InputObjectTypeDefinitionNode input => $"input {input.Name}",
        DirectiveDefinitionNode directive => $"directive @{directive.Name}",
        _ => throw new InvalidOperationException($"Unknown definition {definition.GetType().Name}."),
    };

    private static void WriteDirectiveDefinition(SyntaxWriter text, DirectiveDefinitionNode directive)
    {
        WriteArguments(text, directive.Arguments);
        if (directive.IsRepeatable) text.Append(" repeatable");
        text.Append(" on ").Join(directive.Locations, " | ", static (text, location) => text.Append(location));
    }

    private static void WriteRootOperation(SyntaxWriter text, RootOperationNode operation) =>
        text.Append(Printer.Keyword(operation.Kind)).Append(": ").Append(operation.Type.Name);

    private static void WriteField(SyntaxWriter text, FieldDefinitionNode field)
    {
        Printer.WriteDescription(text, field.Description);
        text.Append(field.Name);
        WriteArguments(text, field.Arguments);
        text.Append(": ").Append(field.Type.ToString()!);
        Printer.WriteDirectives(text, field.Directives);
    }

    private static void WriteEnumValue(SyntaxWriter text, EnumValueDefinitionNode value)
    {
        Printer.WriteDescription(text, value.Description);
        text.Append(value.Name);
        Printer.WriteDirectives(text, value.Directives);
    }

    private static void WriteArguments(SyntaxWriter text, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty) return;
        if (arguments.Any(argument => SyntaxWriter.Render(argument, WriteInputValue).Contains('\n')))
        {
            text.Block("(", arguments, ")", WriteInputValue);
            return;
        }
        text.Append('(').Join(arguments, ", ", WriteInputValue);
        text.Append(')');
    }

    private static void WriteInputValue(SyntaxWriter text, InputValueDefinitionNode value)
    {
        Printer.WriteDescription(text, value.Description);
        text.Append(value.Name).Append(": ").Append(value.Type.ToString()!);
        if (value.DefaultValue is not null)
        {
            text.Append(" = ");
            ValuePrinter.Write(text, value.DefaultValue);
        }
        Printer.WriteDirectives(text, value.Directives);
    }

    private static void WriteName(SyntaxWriter text, NamedTypeNode type) => text.Append(type.Name);

    private static void WriteBlock<T>(SyntaxWriter text, ImmutableArray<T> items, Action<SyntaxWriter, T> write)
    {
        if (!items.IsEmpty) text.Block(" {", items, "}", write);
    }
}
