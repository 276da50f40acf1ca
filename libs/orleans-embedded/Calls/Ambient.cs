namespace Orleans.Runtime;

/// <summary>
/// What flows with the awaits of a request: its <see cref="RequestContext"/> entries and, where requests of one
/// activation overlap, which request this is. Nothing flows (and nothing is allocated) when there is neither.
/// </summary>
internal sealed class Ambient(RequestEntries? entries, Request? request)
{
    private static readonly AsyncLocal<Ambient?> s_current = new();

    public static readonly ExecutionContext EmptyExecution = CaptureOnFreshThread();

    public static Ambient? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public RequestEntries? Entries => entries;

    public Request? Request => request;

    /// <summary>An execution context that holds the given ambient state and nothing else.</summary>
    public static ExecutionContext ExecutionWith(RequestEntries? entries, Request? request)
    {
        if (request is null) return entries is null ? EmptyExecution : entries.Execution;
        return Capture(new Ambient(entries, request));
    }

    public static ExecutionContext Capture(Ambient ambient)
    {
        var before = ExecutionContext.Capture();
        try
        {
            ExecutionContext.Restore(EmptyExecution);
            Current = ambient;
            return ExecutionContext.Capture()!;
        }
        finally
        {
            ExecutionContext.Restore(before ?? EmptyExecution);
        }
    }

    private static ExecutionContext CaptureOnFreshThread()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
