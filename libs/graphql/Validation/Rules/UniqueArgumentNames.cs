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
        var known = new Dictionary<string, ArgumentNode>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (known.TryAdd(argument.Name, argument)) continue;
            Report($"There can be only one argument named \"{argument.Name}\".", known[argument.Name], argument);
        }
    }
}
