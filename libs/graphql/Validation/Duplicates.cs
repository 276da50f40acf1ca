namespace Erp.GraphQL.Validation;

/// <summary>Finds what has a name more than once.</summary>
internal static class Duplicates
{
    /// <summary>Each name that turns up again, with the offsets of all its bearers.</summary>
    public static IEnumerable<(string Name, int[] Offsets)> In<T>(
        IReadOnlyList<T> nodes, Func<T, (string Name, int Offset)> describe)
    {
        var names = new HashSet<string>(nodes.Count, StringComparer.Ordinal);
        if (nodes.All(node => names.Add(describe(node).Name))) return [];
        return nodes.Select(describe)
            .GroupBy(entry => entry.Name, entry => entry.Offset, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Offsets: group.ToArray()))
            .Where(group => group.Offsets.Length > 1);
    }
}
