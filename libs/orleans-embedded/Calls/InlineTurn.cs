namespace Orleans.Runtime;

/// <summary>
/// Runs the turn of an idle callee on the caller's thread, which saves a trip over the thread pool. The grain sees
/// nothing of its caller's ambient state, as if it ran on another machine.
/// </summary>
internal static class InlineTurn
{
    /// <summary>Turns nested on one thread's stack; deeper calls go through the scheduler.</summary>
    private const int Deepest = 8;

    /// <summary>After so many on one thread, one call goes through the scheduler and lets others in.</summary>
    private const int LongestStreak = 256;

    [ThreadStatic]
    private static int t_depth;

    [ThreadStatic]
    private static int t_streak;

    public static bool TryRun(Request request)
    {
        if (t_depth >= Deepest || ++t_streak >= LongestStreak)
        {
            t_streak = 0;
            return false;
        }

        if (ExecutionContext.Capture() is not { } outer) return false;
        var activation = request.Target.FindActivation();
        var synchronization = SynchronizationContext.Current;
        request.Handler = activation;
        t_depth++;
        try
        {
            ExecutionContext.Restore(Ambient.EmptyExecution);
            if (synchronization is not null) SynchronizationContext.SetSynchronizationContext(null);
            return activation.Scheduler.TryRunNow(request);
        }
        finally
        {
            t_depth--;
            ExecutionContext.Restore(outer);
            if (synchronization is not null) SynchronizationContext.SetSynchronizationContext(synchronization);
        }
    }
}
