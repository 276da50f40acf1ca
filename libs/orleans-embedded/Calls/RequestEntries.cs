namespace Orleans.Runtime;

/// <summary>
/// An unchanging set of <see cref="RequestContext"/> entries. A call carries the reference; whoever changes an entry
/// makes a new set. The execution context that holds the set is made once, so that a thousand calls carrying the same
/// set allocate nothing for it.
/// </summary>
internal sealed class RequestEntries(Dictionary<string, object> values)
{
    private ExecutionContext? _execution;

    public Dictionary<string, object> Values => values;

    public ExecutionContext Execution => _execution ??= Ambient.Capture(new Ambient(this, null));

    public static RequestEntries With(RequestEntries? entries, string key, object value)
    {
        var values = entries is null ? new Dictionary<string, object>(1) : new(entries.Values);
        values[key] = value;
        return new RequestEntries(values);
    }

    public static RequestEntries? Without(RequestEntries entries, string key)
    {
        if (entries.Values.Count == 1) return null;
        var values = new Dictionary<string, object>(entries.Values);
        values.Remove(key);
        return new RequestEntries(values);
    }
}
