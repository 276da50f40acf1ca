using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>Two selections with one response key that cannot be merged.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Reason">Why.</param>
/// <param name="Left">The one selection; where it is what they contain that conflicts, that as well.</param>
/// <param name="Right">The other.</param>
internal sealed record FieldConflict(string Key, string Reason, FieldNode[] Left, FieldNode[] Right)
{
    private const int MaxNodes = 20;
    private const int MaxReasonLength = 1_000;

    /// <summary>Sums up the conflicts inside two selections.</summary>
    public static FieldConflict Of(List<FieldConflict> inside, CollectedField left, CollectedField right)
    {
        var reason = "";
        foreach (var conflict in inside)
        {
            if (reason.Length > MaxReasonLength) break;
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Short(conflict.Key)}\" conflict because {conflict.Reason}";
        }
        return new FieldConflict(
            left.Node.ResponseName,
            Short(reason),
            Nodes(left.Node, inside.Select(conflict => conflict.Left)),
            Nodes(right.Node, inside.Select(conflict => conflict.Right)));
    }

    public static string Short(string text) => text.Length > MaxReasonLength ? text[..MaxReasonLength] + "..." : text;

    /// <summary>The selection, then the ones inside it; of too many the deeper ones.</summary>
    private static FieldNode[] Nodes(FieldNode outer, IEnumerable<FieldNode[]> inside)
    {
        var nodes = new List<FieldNode> { outer };
        foreach (var more in inside)
        {
            nodes.AddRange(more.TakeLast(MaxNodes - nodes.Count));
            if (nodes.Count == MaxNodes) break;
        }
        return [.. nodes];
    }
}
