using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Types that variables and fragments name exist.</summary>
internal sealed class KnownTypeNames : ValidationRule
{
    public override void VariableDefinition(VariableDefinitionNode variable) =>
        Check(variable.Type.Named, variable.Type);

    public override void EnterFragment(FragmentDefinitionNode fragment) =>
        Check(fragment.TypeCondition.Name, fragment.TypeCondition);

    public override void InlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition) Check(condition.Name, condition);
    }

    private void Check(string name, SyntaxNode node)
    {
        if (Schema.FindType(name) is not null) return;
        Report($"Unknown type \"{name}\".{Suggestions.For(name, Schema.Types.Select(type => type.Name))}", node);
    }
}
