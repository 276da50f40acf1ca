using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>
/// Selections with one response key can be merged: they have the same shape, and where one object could satisfy both,
/// they are the same field with the same arguments. Works on groups of selections instead of pairs, so it grows with
/// the document, not with its square.
/// </summary>
internal sealed class OverlappingFields(ValidationContext context)
{
    /// <summary>
    /// Selections looked at before a document counts as too complex; ordinary documents need a few hundred.
    /// </summary>
    private const int MaxWork = 200_000;

    private int _work;

    public void Check()
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var root = context.Schema.RootType(operation.Kind)!;
            CheckMerging(Collect(new Selections(root, operation.SelectionSet)));
            if (_work <= MaxWork) continue;
            context.Report("The document is too complex to be validated.", [operation], ErrorCodes.TooComplex);
            return;
        }
    }

    /// <summary>Checks selections that all apply to the same place of the response.</summary>
    private void CheckMerging(List<Selected> fields)
    {
        foreach (var group in new SelectionGroups(fields))
        {
            if (group.Count == 1)
            {
                if (group[0].Node.SelectionSet is not null) CheckMerging(CollectBelow(group));
                continue;
            }
            if (!CanMerge(group)) return;
            var together = GroupByParent(group);
            // Selections on different object types never meet in one object, but their results share a key and so a
            // shape.
            if (together.Count > 1) CheckShapes(CollectBelow(group));
            foreach (var members in together)
            {
                if (_work > MaxWork) return;
                CheckMerging(CollectBelow(members));
            }
        }
    }

    private bool CanMerge(List<Selected> group)
    {
        if (!HaveSameShape(group)) return false;
        foreach (var members in GroupByParent(group))
        {
            var first = members[0];
            foreach (var other in members)
            {
                if (first.Node.Name != other.Node.Name)
                {
                    return Conflict(
                        first, other, $"\"{first.Node.Name}\" and \"{other.Node.Name}\" are different fields");
                }
                if (!HasSameArguments(first.Node, other.Node))
                    return Conflict(first, other, "they have differing arguments");
            }
        }
        return true;
    }

    private void CheckShapes(List<Selected> fields)
    {
        foreach (var group in new SelectionGroups(fields))
        {
            if (_work > MaxWork || !HaveSameShape(group)) return;
            CheckShapes(CollectBelow(group));
        }
    }

    private bool HaveSameShape(List<Selected> group)
    {
        var first = group[0];
        foreach (var other in group)
        {
            if (IsSameShape(first.Definition.Type, other.Definition.Type)) continue;
            return Conflict(
                first, other, $"they return conflicting types \"{first.Definition.Type}\" and \"{other.Definition.Type}\"");
        }
        return true;
    }

    /// <summary>
    /// Selections on different object types never meet; those on an interface or union meet all others.
    /// </summary>
    private static List<List<Selected>> GroupByParent(List<Selected> fields)
    {
        if (fields.TrueForAll(selected => ReferenceEquals(selected.Parent, fields[0].Parent))) return [fields];
        var objects = fields.Select(selected => selected.Parent).OfType<ObjectType>().Distinct().ToArray();
        if (objects.Length < 2) return [fields];
        return [.. objects.Select(type => fields.FindAll(
            selected => selected.Parent is not ObjectType || ReferenceEquals(selected.Parent, type)))];
    }

    private List<Selected> Collect(Selections root)
    {
        var fields = new List<Selected>();
        Collect(root, fields, new HashSet<string>(StringComparer.Ordinal));
        return fields;
    }

    private List<Selected> CollectBelow(List<Selected> fields)
    {
        var below = new List<Selected>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selected in fields)
        {
            if (selected.Node.SelectionSet is not { } set) continue;
            Collect(new Selections((CompositeType)selected.Definition.Type.Named, set), below, visited);
        }
        return below;
    }

    private void Collect(Selections selections, List<Selected> fields, HashSet<string> visited)
    {
        foreach (var selection in selections.Set.Selections)
        {
            _work++;
            switch (selection)
            {
                case FieldNode field when context.Schema.FindField(selections.Parent, field.Name) is { } definition:
                    fields.Add(new Selected(selections.Parent, field, definition));
                    break;
                case InlineFragmentNode inline:
                    Collect(
                        new Selections(Conditioned(selections.Parent, inline.TypeCondition), inline.SelectionSet),
                        fields,
                        visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name):
                    var fragment = context.Fragments[spread.Name];
                    Collect(
                        new Selections(Conditioned(selections.Parent, fragment.TypeCondition), fragment.SelectionSet), fields, visited);
                    break;
            }
        }
    }

    private CompositeType Conditioned(CompositeType parent, NamedTypeNode? condition) =>
        condition is null ? parent : (CompositeType)context.Schema.FindType(condition.Name)!;

    private static bool IsSameShape(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => IsSameShape(a.Inner, b.Inner),
        (NonNullType, _) or (_, NonNullType) => false,
        (ListType a, ListType b) => IsSameShape(a.Item, b.Item),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(left, right) || (left.Named.IsComposite && right.Named.IsComposite),
    };

    private static bool HasSameArguments(FieldNode left, FieldNode right)
    {
        if (left.Arguments.Length != right.Arguments.Length) return false;
        foreach (var argument in left.Arguments)
        {
            var other = right.Arguments.FirstOrDefault(candidate => candidate.Name == argument.Name);
            if (other is null || Printer.PrintSorted(argument.Value) != Printer.PrintSorted(other.Value)) return false;
        }
        return true;
    }

    /// <returns>False, for the caller to give up this place: one conflict says enough about it.</returns>
    private bool Conflict(Selected left, Selected right, string because)
    {
        context.Report(
            $"Fields \"{left.Node.ResponseName}\" conflict because {because}. "
            + "Use different aliases on the fields to fetch both if this was intentional.",
            [left.Node, right.Node]);
        return false;
    }

    private readonly record struct Selections(CompositeType Parent, SelectionSetNode Set);

    private readonly record struct Selected(CompositeType Parent, FieldNode Node, FieldDefinition Definition);

    /// <summary>The selections of each response key, in the order of the keys.</summary>
    private readonly struct SelectionGroups(List<Selected> fields)
    {
        public IEnumerator<List<Selected>> GetEnumerator()
        {
            if (fields.Count < 2)
            {
                if (fields.Count == 1) yield return fields;
                yield break;
            }
            var groups = new Dictionary<string, List<Selected>>(fields.Count, StringComparer.Ordinal);
            foreach (var selected in fields)
            {
                if (groups.TryGetValue(selected.Node.ResponseName, out var group)) group.Add(selected);
                else groups[selected.Node.ResponseName] = new List<Selected>(1) { selected };
            }
            foreach (var group in groups.Values) yield return group;
        }
    }
}
