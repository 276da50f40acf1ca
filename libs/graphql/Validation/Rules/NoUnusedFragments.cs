using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Every fragment is used by some operation.</summary>
internal sealed class NoUnusedFragments : ValidationRule
{
    public override void LeaveDocument()
    {
        var used = new HashSet<DefinitionNode>();
        foreach (var operation in Context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            used.UnionWith(Context.Reachable(operation));
        }
        foreach (var fragment in Context.Document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(Context.Fragments[fragment.Name]))
                Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
