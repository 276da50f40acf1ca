using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>
/// Selections with one response key can be merged: they have the same shape, and where one object could satisfy both, they are the same
/// field with the same arguments. Works on groups of selections instead of pairs, so it grows with the document, not with its square.
/// </summary>
internal sealed class OverlappingFields(ValidationContext context)
{
    /// <summary>Selections looked at before a document counts as too complex; ordinary documents need a few hundred.</summary>
    private const int MaxWork = 200_000;

    private readonly HashSet<(FieldNode, FieldNode)> _reported = [];
    private int _work;

    public void Check()
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var root = context.Schema.RootType(operation.Kind)!;
            var fields = Collect([new Selections(root, operation.SelectionSet)]);
            CheckShapes(fields);
            CheckSameFields(fields);
            if (_work <= MaxWork) continue;
            context.Report("The document is too complex to be validated.", [operation], ErrorCodes.TooComplex);
            return;
        }
    }

    /// <summary>All selections of one response key have types of the same shape, and so have their sub-selections.</summary>
    private void CheckShapes(List<Selected> fields)
    {
        foreach (var group in fields.GroupBy(selected => selected.Node.ResponseName))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                if (IsSameShape(first.Definition.Type, other.Definition.Type)) continue;
                Conflict(
                    first, other, $"they return conflicting types \"{first.Definition.Type}\" and \"{other.Definition.Type}\"");
                return;
            }
            var inner = Collect(SubSelections(group));
            if (inner.Count > 0 && _work <= MaxWork) CheckShapes(inner);
        }
    }

    /// <summary>Selections of one response key that some object could satisfy together are the same field, all the way down.</summary>
    private void CheckSameFields(List<Selected> fields)
    {
        foreach (var group in fields.GroupBy(selected => selected.Node.ResponseName))
        {
            foreach (var together in GroupByParent([.. group]))
            {
                var first = together[0];
                foreach (var other in together.Skip(1))
                {
                    if (first.Node.Name != other.Node.Name)
                    {
                        Conflict(first, other, $"\"{first.Node.Name}\" and \"{other.Node.Name}\" are different fields");
                    }
                    else if (!HasSameArguments(first.Node, other.Node))
                    {
                        Conflict(first, other, "they have differing arguments");
                    }
                    else
                    {
                        continue;
                    }
                    return;
                }
                var inner = Collect(SubSelections(together));
                if (inner.Count > 0 && _work <= MaxWork) CheckSameFields(inner);
            }
        }
    }

    /// <summary>Selections on different object types never meet; those on an interface or union meet all others.</summary>
    private static IEnumerable<List<Selected>> GroupByParent(List<Selected> fields)
    {
        var onAbstract = fields.Where(selected => selected.Parent is not ObjectType).ToList();
        var onObjects = fields.Where(selected => selected.Parent is ObjectType).GroupBy(selected => selected.Parent).ToList();
        return onObjects.Count == 0 ? [onAbstract] : onObjects.Select(group => group.Concat(onAbstract).OrderBy(selected => selected.Node.Start).ToList());
    }

    private List<Selected> Collect(IEnumerable<Selections> sets)
    {
        var fields = new List<Selected>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets) Collect(set, fields, visited);
        return fields;
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
                    Collect(new Selections(Conditioned(selections.Parent, inline.TypeCondition), inline.SelectionSet), fields, visited);
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

    private static IEnumerable<Selections> SubSelections(IEnumerable<Selected> fields) => fields
        .Where(selected => selected.Node.SelectionSet is not null)
        .Select(selected => new Selections((CompositeType)selected.Definition.Type.Named, selected.Node.SelectionSet!));

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

    private void Conflict(Selected left, Selected right, string because)
    {
        if (!_reported.Add((left.Node, right.Node))) return;
        context.Report(
            $"Fields \"{left.Node.ResponseName}\" conflict because {because}. "
            + "Use different aliases on the fields to fetch both if this was intentional.",
            [left.Node, right.Node]);
    }

    private readonly record struct Selections(CompositeType Parent, SelectionSetNode Set);

    private readonly record struct Selected(CompositeType Parent, FieldNode Node, FieldDefinition Definition);
}
