using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Types that variables and fragments name exist.</summary>
internal sealed class KnownTypeNames : ValidationRule
{
    public override void VariableDefinition(VariableDefinitionNode variable) =>
        Check(variable.Type.Named);

    public override void EnterFragment(FragmentDefinitionNode fragment) => Check(fragment.TypeCondition);

    public override void InlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition) Check(condition);
    }

    private void Check(NamedTypeNode type)
    {
        if (Schema.FindType(type.Name) is not null) return;
        var known = Schema.Types.Select(candidate => candidate.Name);
        Report($"Unknown type \"{type}\".{Suggestions.For(type.Name, known)}", type);
    }
}
