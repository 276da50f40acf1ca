using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given.</summary>
internal sealed class RequiredArguments : ValidationRule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is { } definition)
            Check(definition.Arguments, field.Arguments, field, $"Field \"{field.Name}\"");
    }

    public override void Directive(DirectiveNode directive, DirectiveDefinition? definition)
    {
        if (definition is null) return;
        Check(definition.Arguments, directive.Arguments, directive, $"Directive \"@{directive.Name}\"");
    }

    private void Check(
        ImmutableArray<InputValueDefinition> defined, ImmutableArray<ArgumentNode> given, SyntaxNode node, string owner)
    {
        foreach (var argument in defined)
        {
            if (!argument.IsRequired || IsGiven(argument.Name, given)) continue;
            Report(
                $"{owner} argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }

    private static bool IsGiven(string name, ImmutableArray<ArgumentNode> given)
    {
        foreach (var argument in given)
        {
            if (argument.Name == name) return true;
        }
        return false;
    }
}
