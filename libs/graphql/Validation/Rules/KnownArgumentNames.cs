using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Arguments are defined by the field or directive they are given to.</summary>
internal sealed class KnownArgumentNames : ValidationRule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition) return;
        foreach (var argument in field.Arguments)
        {
            if (definition.FindArgument(argument.Name) is not null) continue;
            var known = definition.Arguments.Select(candidate => candidate.Name);
            Report(
                $"Unknown argument \"{argument.Name}\" on field \"{Context.ParentType}.{field.Name}\"."
                + Suggestions.For(argument.Name, known),
                argument);
        }
    }

    public override void Directive(DirectiveNode directive, DirectiveDefinition? definition)
    {
        if (definition is null) return;
        foreach (var argument in directive.Arguments)
        {
            if (definition.FindArgument(argument.Name) is not null) continue;
            var known = definition.Arguments.Select(candidate => candidate.Name);
            Report(
                $"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\"."
                    + Suggestions.For(argument.Name, known),
                argument);
        }
    }
}
