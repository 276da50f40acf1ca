using System.Collections.Concurrent;

namespace Erp.GraphQL.Execution;

/// <summary>When an operation has to end: when its client leaves or its time is up.</summary>
internal sealed class Deadline
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _aborted;

    public CancellationToken Token => _source.Token;

    public void Start(CancellationToken aborted, TimeSpan timeout)
    {
        _aborted = aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _source.CancelAfter(timeout);
    }

    /// <summary>Stops the clock; true when it had not struck and may be used again.</summary>
    public bool TryStop()
    {
        // Disposing waits for a callback that is running, so afterwards nobody cancels the source any more.
        _aborted.Dispose();
        if (_source.TryReset()) return true;
        _source.Dispose();
        return false;
    }
}

/// <summary>
/// Keeps deadlines for use again: each has a timer, which is the dearest part of a small operation. One that has struck is
/// never used again, and an operation ends without its deadline only when all its resolvers have, so none of them holds
/// the token of somebody else's request.
/// </summary>
internal sealed class Deadlines(TimeSpan timeout)
{
    private const int MaxKept = 256;

    private readonly ConcurrentQueue<Deadline> _kept = new();

    public Deadline Start(CancellationToken aborted)
    {
        if (!_kept.TryDequeue(out var deadline)) deadline = new Deadline();
        deadline.Start(aborted, timeout);
        return deadline;
    }

    public void End(Deadline deadline)
    {
        if (deadline.TryStop() && _kept.Count < MaxKept) _kept.Enqueue(deadline);
    }
}
