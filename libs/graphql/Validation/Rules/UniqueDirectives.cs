using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>A directive stands at most once in a place, unless it is repeatable.</summary>
internal sealed class UniqueDirectives : ValidationRule
{
    public override void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Count < 2) return;
        var known = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (Schema.FindDirective(directive.Name) is not { IsRepeatable: false }) continue;
            if (known.TryAdd(directive.Name, directive)) continue;
            Report(
                $"The directive \"@{directive.Name}\" can only be used once at this location.",
                known[directive.Name].Start,
                directive.Start);
        }
    }
}
