namespace Orleans.Runtime;

/// <summary>Entries that travel with every call made from here on. Values must not change once they are set.</summary>
public static class RequestContext
{
    public static IEnumerable<string> Keys => Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values ?? [];

    private static Dictionary<string, object>? Values => Ambient.Current?.Entries?.Values;

    /// <summary>The entry's value, or null if there is none.</summary>
    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    /// <summary>Sets the entry for calls made from here on, in this flow of control and those it starts.</summary>
    public static void Set(string key, object value)
    {
        var ambient = Ambient.Current;
        Ambient.Current = new Ambient(RequestEntries.With(ambient?.Entries, key, value), ambient?.Request);
    }

    /// <summary>Says whether there was such an entry.</summary>
    public static bool Remove(string key)
    {
        if (Ambient.Current is not { Entries: { } entries } ambient || !entries.Values.ContainsKey(key)) return false;
        Ambient.Current = new Ambient(RequestEntries.Without(entries, key), ambient.Request);
        return true;
    }

    public static void Clear()
    {
        if (Ambient.Current is { Entries: not null } ambient) Ambient.Current = new Ambient(null, ambient.Request);
    }
}
