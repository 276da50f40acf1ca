using Erp.GraphQL.Language;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Directives exist and may stand where they do.</summary>
internal sealed class KnownDirectives : ValidationRule
{
    public override void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            var definition = Schema.FindDirective(directive.Name);
            if (definition is null)
            {
                Report($"Unknown directive \"@{directive.Name}\".", directive);
            }
            else if (!definition.Locations.Contains(location))
            {
                Report(
                    $"Directive \"@{directive.Name}\" may not be used on {Naming.EnumValue(location.ToString())}.",
                    directive);
            }
        }
    }
}
