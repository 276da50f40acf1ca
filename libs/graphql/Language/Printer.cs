using System.Collections.Immutable;
using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>Prints documents in one canonical form: two spaces an indent, one selection a line.</summary>
public static class Printer
{
    /// <summary>Prints a document; parsing the result gives an equal document.</summary>
    public static string Print(DocumentNode document)
    {
        var text = new StringBuilder();
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (i > 0) text.Append('\n');
            Write(text, document.Definitions[i]);
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Prints a value.</summary>
    public static string Print(ValueNode value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>
    /// Prints a value with the fields of objects in the order of their names, so that equal values print alike.
    /// </summary>
    internal static string PrintSorted(ValueNode value) => Print(Sort(value));

    private static ValueNode Sort(ValueNode value) => value switch
    {
        ListValueNode list => new ListValueNode(list.Start, [.. list.Items.Select(Sort)]),
        ObjectValueNode fields => new ObjectValueNode(fields.Start, [.. fields.Fields
            .Select(field => new ObjectFieldNode(field.Start, field.Name, Sort(field.Value)))
            .OrderBy(field => field.Name, StringComparer.Ordinal)]),
        _ => value,
    };

    private static void Write(StringBuilder text, DefinitionNode definition)
    {
        if (definition.Description is { } description)
        {
            Write(text, description);
            text.Append('\n');
        }
        switch (definition)
        {
            case OperationDefinitionNode operation: WriteOperation(text, operation); break;
            case FragmentDefinitionNode fragment:
                text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(text, fragment.Directives);
                WriteSelections(text, fragment.SelectionSet, 0);
                break;
            case TypeSystemDefinitionNode other: TypeSystemPrinter.Write(text, other); break;
        }
    }

    private static void WriteOperation(StringBuilder text, OperationDefinitionNode operation)
    {
        text.Append(Keyword(operation.Kind));
        if (operation.Name is not null) text.Append(' ').Append(operation.Name);
        if (!operation.Variables.IsEmpty)
        {
            text.Append('(');
            for (var i = 0; i < operation.Variables.Length; i++)
            {
                if (i > 0) text.Append(", ");
                WriteVariable(text, operation.Variables[i]);
            }
            text.Append(')');
        }
        WriteDirectives(text, operation.Directives);
        WriteSelections(text, operation.SelectionSet, 0);
    }

    private static void WriteVariable(StringBuilder text, VariableDefinitionNode variable)
    {
        if (variable.Description is { } description)
        {
            Write(text, description);
            text.Append(' ');
        }
        text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type);
        if (variable.DefaultValue is { } value)
        {
            text.Append(" = ");
            Write(text, value);
        }
        WriteDirectives(text, variable.Directives);
    }

    private static void WriteSelections(StringBuilder text, SelectionSetNode set, int depth)
    {
        text.Append(" {\n");
        foreach (var selection in set.Selections)
        {
            Indent(text, depth + 1);
            switch (selection)
            {
                case FieldNode field: WriteField(text, field, depth + 1); break;
                case FragmentSpreadNode spread:
                    text.Append("...").Append(spread.Name);
                    WriteDirectives(text, spread.Directives);
                    break;
                case InlineFragmentNode inline:
                    text.Append("...");
                    if (inline.TypeCondition is { } condition) text.Append(" on ").Append(condition.Name);
                    WriteDirectives(text, inline.Directives);
                    WriteSelections(text, inline.SelectionSet, depth + 1);
                    break;
            }
            text.Append('\n');
        }
        Indent(text, depth);
        text.Append('}');
    }

    private static void WriteField(StringBuilder text, FieldNode field, int depth)
    {
        if (field.Alias is not null) text.Append(field.Alias).Append(": ");
        text.Append(field.Name);
        WriteArguments(text, field.Arguments);
        WriteDirectives(text, field.Directives);
        if (field.SelectionSet is not null) WriteSelections(text, field.SelectionSet, depth);
    }

    private static void WriteArguments(StringBuilder text, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty) return;
        text.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(arguments[i].Name).Append(": ");
            Write(text, arguments[i].Value);
        }
        text.Append(')');
    }

    internal static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    internal static void WriteDirectives(StringBuilder text, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(" @").Append(directive.Name);
            WriteArguments(text, directive.Arguments);
        }
    }

    private static void Write(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: text.Append('$').Append(variable.Name); break;
            case IntValueNode number: text.Append(number.Text); break;
            case FloatValueNode number: text.Append(number.Text); break;
            case StringValueNode node: WriteString(text, node.Value); break;
            case BooleanValueNode node: text.Append(node.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            case EnumValueNode node: text.Append(node.Name); break;
            case ListValueNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    Write(text, list.Items[i]);
                }
                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{');
                for (var i = 0; i < fields.Fields.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    text.Append(fields.Fields[i].Name).Append(": ");
                    Write(text, fields.Fields[i].Value);
                }
                text.Append('}');
                break;
        }
    }

    /// <summary>Writes a text as a quoted string literal.</summary>
    internal static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or '\u007F': text.Append($"\\u{(int)c:X4}"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }

    private static void Indent(StringBuilder text, int depth) => text.Append(' ', depth * 2);
}
