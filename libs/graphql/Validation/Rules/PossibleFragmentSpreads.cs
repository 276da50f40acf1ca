using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Some object can be both of the fragment's type and of the type it is spread on.</summary>
internal sealed class PossibleFragmentSpreads : ValidationRule
{
    public override void InlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is not { } condition || !IsImpossible(condition)) return;
        Report(
            $"Fragment cannot be spread here as objects of type \"{Context.ParentType}\" can never be of type \"{condition}\".",
            fragment);
    }

    public override void FragmentSpread(FragmentSpreadNode spread)
    {
        if (!Context.Fragments.TryGetValue(spread.Name, out var fragment) || !IsImpossible(fragment.TypeCondition))
            return;
        Report(
            $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{Context.ParentType}\" can never be of type "
            + $"\"{fragment.TypeCondition}\".",
            spread);
    }

    private bool IsImpossible(NamedTypeNode condition) =>
        Context.ParentType is { } parent
        && Schema.FindType(condition.Name) is CompositeType type
        && !type.Overlaps(parent);
}
