using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (!IsLeafOrInput(fragment.TypeCondition)) return;
        Report(
            $"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition}\".",
            fragment.TypeCondition);
    }

    public override void InlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is not { } condition || !IsLeafOrInput(condition)) return;
        Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
    }

    private bool IsLeafOrInput(NamedTypeNode condition) =>
        Schema.FindType(condition.Name) is not (null or CompositeType);
}
