using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>An argument is given at most once.</summary>
internal sealed class UniqueArgumentNames : ValidationRule
{
    public override void EnterField(FieldNode field) => Check(field.Arguments);

    public override void Directive(DirectiveNode directive, DirectiveDefinition? definition) =>
        Check(directive.Arguments);

    private void Check(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2) return;
        foreach (var (name, offsets) in Duplicates.In(arguments, argument => (argument.Name, argument.Start)))
        {
            Report($"There can be only one argument named \"{name}\".", offsets);
        }
    }
}
