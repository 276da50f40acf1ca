using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>
/// Tells whether all selections with one response key can be merged: they have the same shape, and where one object
/// could satisfy both, they are the same field with the same arguments. Works on groups of selections instead of pairs,
/// so it grows with the document, not with its square; <see cref="FieldConflicts"/> then finds the pairs to report.
/// Presupposes a document whose fragments expand to something finite and known.
/// </summary>
internal sealed class FieldMerging(ValidationContext context)
{
    /// <summary>
    /// Selections looked at before a document counts as too complex; ordinary documents need a few hundred.
    /// </summary>
    private const int MaxWork = 200_000;

    private int _work;

    /// <summary>Whether the answer was not found within reasonable work.</summary>
    public bool GaveUp => _work > MaxWork;

    public bool IsPossible()
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var root = context.Schema.RootType(operation.Kind)!;
            if (!CanMerge(root, operation.SelectionSet)) return false;
        }
        return true;
    }

    /// <summary>Looks at the selections of one field or operation.</summary>
    private bool CanMerge(CompositeType parent, SelectionSetNode set)
    {
        if (!IsPlain(set)) return CanMerge(Collect(new Selections(parent, set)));
        _work += set.Selections.Length;
        foreach (var selection in set.Selections)
        {
            if (selection is not FieldNode { SelectionSet: { } inner } field) continue;
            var type = (CompositeType)context.Schema.FindField(parent, field.Name)!.Type.Named;
            if (GaveUp || !CanMerge(type, inner)) return false;
        }
        return true;
    }

    /// <summary>Most sets are a few fields with different keys; there is nothing to merge in them.</summary>
    private static bool IsPlain(SelectionSetNode set)
    {
        const int few = 32;
        var selections = set.Selections;
        if (selections.Length > few) return false;
        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i] is not FieldNode field) return false;
            for (var j = 0; j < i; j++)
            {
                if (((FieldNode)selections[j]).ResponseName == field.ResponseName) return false;
            }
        }
        return true;
    }

    /// <summary>Looks at selections that all apply to the same place of the response.</summary>
    private bool CanMerge(List<Selected> fields)
    {
        foreach (var group in new SelectionGroups(fields))
        {
            if (group.Count == 1)
            {
                var only = group[0];
                if (only.Node.SelectionSet is not { } inner) continue;
                if (GaveUp || !CanMerge((CompositeType)only.Definition.Type.Named, inner)) return false;
                continue;
            }
            if (!HaveSameShape(group)) return false;
            var together = GroupByParent(group);
            // Selections on different object types never meet in one object, but their results share a key and so a
            // shape.
            if (together.Count > 1 && !HaveSameShapes(CollectBelow(group))) return false;
            foreach (var members in together)
            {
                if (GaveUp || !AreSameField(members) || !CanMerge(CollectBelow(members))) return false;
            }
        }
        return true;
    }

    private static bool AreSameField(List<Selected> group)
    {
        var first = group[0].Node;
        return group.TrueForAll(other => other.Node.Name == first.Name && SameValues.Arguments(first, other.Node));
    }

    private bool HaveSameShapes(List<Selected> fields)
    {
        foreach (var group in new SelectionGroups(fields))
        {
            if (GaveUp || !HaveSameShape(group) || !HaveSameShapes(CollectBelow(group))) return false;
        }
        return true;
    }

    private static bool HaveSameShape(List<Selected> group)
    {
        var first = group[0].Definition.Type;
        return group.TrueForAll(other => TypeShape.IsSame(first, other.Definition.Type));
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
