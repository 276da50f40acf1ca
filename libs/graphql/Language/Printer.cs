using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>
/// Prints documents in one canonical form, which is that of the reference implementation: two spaces an indent, one
/// selection a line, arguments on lines of their own where they would be too long for one.
/// </summary>
public static class Printer
{
    private const int MaxLineLength = 80;

    /// <summary>Prints a document; parsing the result gives an equal document.</summary>
    public static string Print(DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new SyntaxWriter();
        text.Join(document.Definitions, "\n\n", Write);
        return text.Append('\n').ToString();
    }

    /// <summary>Prints a value.</summary>
    public static string Print(ValueNode value) => SyntaxWriter.Render(value, ValuePrinter.Write);

    private static void Write(SyntaxWriter text, DefinitionNode definition)
    {
        WriteDescription(text, definition.Description);
        switch (definition)
        {
            case OperationDefinitionNode operation: WriteOperation(text, operation); break;
            case FragmentDefinitionNode fragment:
                text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(text, fragment.Directives);
                text.Append(' ');
                WriteSelections(text, fragment.SelectionSet);
                break;
            case TypeSystemDefinitionNode other: TypeSystemPrinter.Write(text, other); break;
        }
    }

    private static void WriteOperation(SyntaxWriter text, OperationDefinitionNode operation)
    {
        var isShort = operation is { Kind: OperationKind.Query, Name: null, Description: null }
            && operation.Variables.IsEmpty && operation.Directives.IsEmpty;
        if (!isShort)
        {
            text.Append(Keyword(operation.Kind));
            // The space also stands where only variables follow.
            if (operation.Name is not null || !operation.Variables.IsEmpty) text.Append(' ');
            text.Append(operation.Name ?? "");
            WriteVariables(text, operation.Variables);
            WriteDirectives(text, operation.Directives);
            text.Append(' ');
        }
        WriteSelections(text, operation.SelectionSet);
    }

    private static void WriteVariables(SyntaxWriter text, ImmutableArray<VariableDefinitionNode> variables)
    {
        if (variables.IsEmpty) return;
        var onLines = variables.Any(variable => SyntaxWriter.Render(variable, WriteVariable).Contains('\n'));
        text.Append(onLines ? "(\n" : "(").Join(variables, onLines ? "\n" : ", ", WriteVariable);
        text.Append(onLines ? "\n)" : ")");
    }

    private static void WriteVariable(SyntaxWriter text, VariableDefinitionNode variable)
    {
        WriteDescription(text, variable.Description);
        text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type.ToString()!);
        if (variable.DefaultValue is { } value)
        {
            text.Append(" = ");
            ValuePrinter.Write(text, value);
        }
        WriteDirectives(text, variable.Directives);
    }

    private static void WriteSelections(SyntaxWriter text, SelectionSetNode set) =>
        text.Block("{", set.Selections, "}", WriteSelection);

    private static void WriteSelection(SyntaxWriter text, SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field: WriteField(text, field); break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name);
                WriteDirectives(text, spread.Directives);
                break;
            case InlineFragmentNode inline:
                text.Append("...");
                if (inline.TypeCondition is { } condition) text.Append(" on ").Append(condition.Name);
                WriteDirectives(text, inline.Directives);
                text.Append(' ');
                WriteSelections(text, inline.SelectionSet);
                break;
        }
    }

    private static void WriteField(SyntaxWriter text, FieldNode field)
    {
        var name = field.Alias is null ? field.Name : $"{field.Alias}: {field.Name}";
        text.Append(name);
        if (!field.Arguments.IsEmpty)
        {
            var separators = 2 * (field.Arguments.Length - 1);
            var length = field.Arguments.Sum(argument => SyntaxWriter.Render(argument, WriteArgument).Length);
            if (name.Length + length + separators + 2 > MaxLineLength)
                text.Block("(", field.Arguments, ")", WriteArgument);
            else WriteArguments(text, field.Arguments);
        }
        WriteDirectives(text, field.Directives);
        if (field.SelectionSet is null) return;
        text.Append(' ');
        WriteSelections(text, field.SelectionSet);
    }

    private static void WriteArguments(SyntaxWriter text, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty) return;
        text.Append('(').Join(arguments, ", ", WriteArgument);
        text.Append(')');
    }

    private static void WriteArgument(SyntaxWriter text, ArgumentNode argument)
    {
        text.Append(argument.Name).Append(": ");
        ValuePrinter.Write(text, argument.Value);
    }

    internal static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    internal static void WriteDirectives(SyntaxWriter text, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(" @").Append(directive.Name);
            WriteArguments(text, directive.Arguments);
        }
    }

    internal static void WriteDescription(SyntaxWriter text, StringValueNode? description)
    {
        if (description is null) return;
        ValuePrinter.Write(text, description);
        text.NewLine();
    }
}
