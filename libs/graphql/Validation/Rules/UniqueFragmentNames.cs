using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Fragments have different names.</summary>
internal sealed class UniqueFragmentNames : ValidationRule
{
    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        var first = Context.Fragments[fragment.Name];
        if (ReferenceEquals(first, fragment)) return;
        Report($"There can be only one fragment named \"{fragment.Name}\".", first, fragment);
    }
}
