using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Fragments have different names.</summary>
internal sealed class UniqueFragmentNames : ValidationRule
{
    private readonly Dictionary<string, FragmentDefinitionNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (_known.TryAdd(fragment.Name, fragment)) return;
        var first = _known[fragment.Name];
        Report($"There can be only one fragment named \"{fragment.Name}\".", first.NameStart, fragment.NameStart);
    }
}
