using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>A subscription selects one root field, no meta field, and does not make it depend on a condition.</summary>
internal sealed class SingleFieldSubscriptions : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Kind != OperationKind.Subscription || Schema.SubscriptionType is not { } root) return;
        var selection = new RootSelection();
        Collect(root, operation.SelectionSet, selection);
        var name = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name}\"";
        if (selection.Fields.Count > 1)
        {
            var others = selection.Fields.Values.Skip(1).SelectMany(fields => fields);
            Report($"{name} must select only one top level field.", Offsets(others));
        }
        foreach (var fields in selection.Fields.Values.Where(IsIntrospection))
        {
            Report($"{name} must not select an introspection top level field.", Offsets(fields));
        }
        foreach (var conditional in selection.Conditional)
        {
            Report($"{name} must not use @skip or @include on its top level field.", conditional);
        }
    }

    private void Collect(ObjectType root, SelectionSetNode set, RootSelection found)
    {
        foreach (var selection in set.Selections)
        {
            if (selection.Directives.Any(directive => directive.Name is "skip" or "include"))
                found.Conditional.Add(selection);
            switch (selection)
            {
                case FieldNode field:
                    if (!found.Fields.TryGetValue(field.ResponseName, out var same))
                        found.Fields[field.ResponseName] = same = [];
                    same.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, root):
                    Collect(root, inline.SelectionSet, found);
                    break;
                case FragmentSpreadNode spread when found.Visited.Add(spread.Name)
                    && Context.Fragments.TryGetValue(spread.Name, out var fragment)
                    && Applies(fragment.TypeCondition, root):
                    Collect(root, fragment.SelectionSet, found);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null
        || (Schema.FindType(condition.Name) is CompositeType type && type.PossibleTypes.Contains(root));

    private static bool IsIntrospection(List<FieldNode> fields) =>
        fields[0].Name.StartsWith("__", StringComparison.Ordinal);

    private static int[] Offsets(IEnumerable<FieldNode> fields) => [.. fields.Select(field => field.Start)];

    /// <summary>What a subscription selects on its root, fragments dissolved.</summary>
    private sealed class RootSelection
    {
        public OrderedDictionary<string, List<FieldNode>> Fields { get; } = new(StringComparer.Ordinal);

        public List<SelectionNode> Conditional { get; } = [];

        public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);
    }
}
