using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread exist.</summary>
internal sealed class KnownFragmentNames : ValidationRule
{
    public override void FragmentSpread(FragmentSpreadNode spread)
    {
        if (!Context.Fragments.ContainsKey(spread.Name)) Report($"Unknown fragment \"{spread.Name}\".", spread.NameStart);
    }
}
