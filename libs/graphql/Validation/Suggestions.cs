namespace Erp.GraphQL.Validation;

/// <summary>"Did you mean" for misspelt names.</summary>
internal static class Suggestions
{
    private const int MaxShown = 3;
    private const int MaxLength = 64;

    public static string For(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength) return "";
        var limit = (name.Length * 2 / 5) + 1;
        var close = known
            .Select(candidate => (candidate, distance: Distance(name, candidate, limit)))
            .Where(entry => entry.distance <= limit)
            .OrderBy(entry => entry.distance)
            .ThenBy(entry => entry.candidate, StringComparer.Ordinal)
            .Take(MaxShown)
            .Select(entry => $"\"{entry.candidate}\"")
            .ToArray();
        return close.Length switch
        {
            0 => "",
            1 => $" Did you mean {close[0]}?",
            _ => $" Did you mean {string.Join(", ", close[..^1])} or {close[^1]}?",
        };
    }

    /// <summary>
    /// How many letters have to be changed, added or removed; anything above the limit when it is more.
    /// </summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit) return limit + 1;
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase)) return 0;
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost);
                (diagonal, row[j]) = (row[j], best);
            }
        }
        return row[right.Length];
    }
}
