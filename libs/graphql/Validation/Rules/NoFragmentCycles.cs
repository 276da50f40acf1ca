using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>
/// No fragment spreads itself, directly or through others. Iterative, as a chain of fragments may be as long as a
/// document.
/// </summary>
internal sealed class NoFragmentCycles : ValidationRule
{
    private readonly Dictionary<FragmentDefinitionNode, List<FragmentSpreadNode>> _spreads = [];

    public override void LeaveDocument()
    {
        var done = new HashSet<FragmentDefinitionNode>();
        foreach (var fragment in Context.Fragments.Values) Search(fragment, done);
    }

    private void Search(FragmentDefinitionNode start, HashSet<FragmentDefinitionNode> done)
    {
        var path = new Stack<(FragmentDefinitionNode Fragment, int Next)>();
        var onPath = new HashSet<FragmentDefinitionNode>();
        if (done.Contains(start)) return;
        path.Push((start, 0));
        onPath.Add(start);
        while (path.TryPop(out var step))
        {
            var spreads = SpreadsOf(step.Fragment);
            if (step.Next == spreads.Count)
            {
                onPath.Remove(step.Fragment);
                done.Add(step.Fragment);
                Context.FragmentsInnermostFirst.Add(step.Fragment);
                continue;
            }
            path.Push((step.Fragment, step.Next + 1));
            var spread = spreads[step.Next];
            if (!Context.Fragments.TryGetValue(spread.Name, out var next)) continue;
            if (onPath.Contains(next)) ReportCycle(path, next);
            else if (!done.Contains(next) && onPath.Add(next)) path.Push((next, 0));
        }
    }

    /// <summary>The spreads that lead round, from the fragment back to itself.</summary>
    private void ReportCycle(Stack<(FragmentDefinitionNode Fragment, int Next)> path, FragmentDefinitionNode start)
    {
        var spreads = path.TakeWhile(step => !ReferenceEquals(step.Fragment, start))
            .Append(path.First(step => ReferenceEquals(step.Fragment, start)))
            .Reverse()
            .Select(step => SpreadsOf(step.Fragment)[step.Next - 1])
            .ToArray();
        var via = string.Join(", ", spreads[..^1].Select(spread => $"\"{spread.Name}\""));
        Report(
            $"Cannot spread fragment \"{start.Name}\" within itself{(via.Length > 0 ? " via " : "")}{via}.",
            [.. spreads.Select(spread => spread.Start)]);
    }

    /// <summary>
    /// The spreads in a fragment, the outer ones first and of sets side by side the last: in this order the reference
    /// implementation looks for circles, and so names the same spreads where several lead round.
    /// </summary>
    private List<FragmentSpreadNode> SpreadsOf(FragmentDefinitionNode fragment)
    {
        if (_spreads.TryGetValue(fragment, out var known)) return known;
        var found = new List<FragmentSpreadNode>();
        var sets = new Stack<SelectionSetNode>([fragment.SelectionSet]);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread: found.Add(spread); break;
                    case FieldNode { SelectionSet: { } inner }: sets.Push(inner); break;
                    case InlineFragmentNode inline: sets.Push(inline.SelectionSet); break;
                }
            }
        }
        return _spreads[fragment] = found;
    }
}
