using System.Runtime.CompilerServices;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>
/// Finds the pairs of selections that cannot be merged, as the reference implementation does, so that tools show the
/// same places: every selection set is compared within itself and with the fragments it spreads, and those with each
/// other. Works on any document, also on one with unknown fields or with fragments that go round in circles.
/// </summary>
internal sealed class FieldConflicts(ValidationContext context)
{
    /// <summary>Comparisons made before a document counts as too complex.</summary>
    private const int MaxWork = 250_000;

    private readonly Dictionary<(CompositeType?, SelectionSetNode), CollectedFields> _collected = [];
    private readonly FragmentPairs _pairs = new();
    private int _work;
    private bool _gaveUp;

    public void Report()
    {
        foreach (var definition in context.Document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Visit(context.Schema.RootType(operation.Kind), operation.SelectionSet);
                    break;
                case FragmentDefinitionNode fragment:
                    Visit(context.Schema.FindType(fragment.TypeCondition.Name) as CompositeType, fragment.SelectionSet);
                    break;
            }
        }
        if (_gaveUp) ReportComplexity(context);
    }

    public static void ReportComplexity(ValidationContext context) => context.Report(
        nameof(FieldConflicts), "The document is too complex to be validated.", [0], ErrorCodes.TooComplex);

    /// <summary>Compares what one selection set holds, then goes on to those of its fields.</summary>
    private void Visit(CompositeType? parent, SelectionSetNode set)
    {
        if (context.IsFull || _gaveUp) return;
        foreach (var conflict in Within(Collect(parent, set)))
        {
            context.Report(
                nameof(FieldConflicts),
                $"Fields \"{FieldConflict.Short(conflict.Key)}\" conflict because {conflict.Reason}. "
                    + "Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.Left.Concat(conflict.Right).Select(node => node.Start)]);
        }
        VisitInner(parent, set);
    }

    private void VisitInner(CompositeType? parent, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner } field:
                    var definition = parent is null ? null : context.Schema.FindField(parent, field.Name);
                    Visit(definition?.Type.Named as CompositeType, inner);
                    break;
                case InlineFragmentNode inline:
                    // Its fields have been compared as part of the set around it.
                    var type = inline.TypeCondition is { } condition
                        ? context.Schema.FindType(condition.Name) as CompositeType
                        : parent;
                    VisitInner(type, inline.SelectionSet);
                    break;
            }
        }
    }

    private List<FieldConflict> Within(CollectedFields fields)
    {
        var found = new List<FieldConflict>();
        foreach (var same in fields.ByKey.Values)
        {
            for (var i = 0; i < same.Count; i++)
            {
                for (var j = i + 1; j < same.Count && MayGoOn(); j++) Compare(same[i], same[j], false, found);
            }
        }
        for (var i = 0; i < fields.Fragments.Count; i++)
        {
            CompareWithFragment(fields, fields.Fragments[i], false, found);
            for (var j = i + 1; j < fields.Fragments.Count; j++)
            {
                CompareFragments(fields.Fragments[i], fields.Fragments[j], false, found);
            }
        }
        return found;
    }

    private void CompareWithFragment(
        CollectedFields fields, string name, bool areExclusive, List<FieldConflict> found)
    {
        if (!MayGoOn() || fields.ByKey.Count == 0 || !fields.BeginComparing(name, areExclusive)) return;
        if (!TryCollect(name, out var inside) || ReferenceEquals(fields, inside)) return;
        CompareAll(fields, inside, areExclusive, found);
        foreach (var further in inside.Fragments) CompareWithFragment(fields, further, areExclusive, found);
    }

    private void CompareFragments(string left, string right, bool areExclusive, List<FieldConflict> found)
    {
        if (!MayGoOn() || left == right || !_pairs.Begin(left, right, areExclusive)) return;
        if (!TryCollect(left, out var leftFields) || !TryCollect(right, out var rightFields)) return;
        CompareAll(leftFields, rightFields, areExclusive, found);
        foreach (var further in rightFields.Fragments) CompareFragments(left, further, areExclusive, found);
        foreach (var further in leftFields.Fragments) CompareFragments(further, right, areExclusive, found);
    }

    private void CompareAll(CollectedFields left, CollectedFields right, bool areExclusive, List<FieldConflict> found)
    {
        foreach (var (key, ours) in left.ByKey)
        {
            if (!MayGoOn()) return;
            if (!right.ByKey.TryGetValue(key, out var theirs)) continue;
            foreach (var one in ours)
            {
                foreach (var other in theirs) Compare(one, other, areExclusive, found);
            }
        }
    }

    private void Compare(CollectedField left, CollectedField right, bool areExclusive, List<FieldConflict> found)
    {
        if (!MayGoOn()) return;
        // Two object types have no object in common; an interface or union may come to have one.
        areExclusive |= left.Parent is ObjectType && right.Parent is ObjectType
            && !ReferenceEquals(left.Parent, right.Parent);
        if (Reason(left, right, areExclusive) is { } reason)
        {
            found.Add(new FieldConflict(left.Node.ResponseName, reason, [left.Node], [right.Node]));
            return;
        }
        if (left.Node.SelectionSet is not { } leftSet || right.Node.SelectionSet is not { } rightSet) return;
        var inside = CompareSets(
            Collect(left.Definition?.Type.Named as CompositeType, leftSet),
            Collect(right.Definition?.Type.Named as CompositeType, rightSet),
            areExclusive);
        if (inside.Count > 0) found.Add(FieldConflict.Of(inside, left, right));
    }

    private static string? Reason(CollectedField left, CollectedField right, bool areExclusive)
    {
        if (!areExclusive)
        {
            if (left.Node.Name != right.Node.Name)
            {
                return $"\"{FieldConflict.Short(left.Node.Name)}\" and \"{FieldConflict.Short(right.Node.Name)}\" are different fields";
            }
            if (!SameValues.Arguments(left.Node, right.Node)) return "they have differing arguments";
        }
        if (left.Definition?.Type is not { } leftType || right.Definition?.Type is not { } rightType) return null;
        return TypeShape.IsSame(leftType, rightType)
            ? null
            : $"they return conflicting types \"{leftType}\" and \"{rightType}\"";
    }

    private List<FieldConflict> CompareSets(CollectedFields left, CollectedFields right, bool areExclusive)
    {
        var found = new List<FieldConflict>();
        CompareAll(left, right, areExclusive, found);
        foreach (var name in right.Fragments) CompareWithFragment(left, name, areExclusive, found);
        foreach (var name in left.Fragments) CompareWithFragment(right, name, areExclusive, found);
        foreach (var one in left.Fragments)
        {
            foreach (var other in right.Fragments) CompareFragments(one, other, areExclusive, found);
        }
        return found;
    }

    private CollectedFields Collect(CompositeType? parent, SelectionSetNode set)
    {
        if (_collected.TryGetValue((parent, set), out var known)) return known;
        return _collected[(parent, set)] = CollectedFields.Of(context, parent, set);
    }

    private bool TryCollect(string fragment, out CollectedFields fields)
    {
        fields = null!;
        if (!context.Fragments.TryGetValue(fragment, out var definition)) return false;
        fields = Collect(
            context.Schema.FindType(definition.TypeCondition.Name) as CompositeType, definition.SelectionSet);
        return true;
    }

    /// <summary>Chains of fragments may be as long as a document, and their pairs many more.</summary>
    private bool MayGoOn()
    {
        if (++_work > MaxWork || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) _gaveUp = true;
        return !_gaveUp;
    }
}
