namespace Erp.Grains.Projections;

/// <summary>Lets readers wait until the tables contain a position, so that a client can see its own write.</summary>
/// <remarks>Thread-safe. The projector opens it further with every window; on other nodes, it follows projection_status.</remarks>
public sealed class ProjectionGate(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _advanced = NewSource();
    private Position _applied;
    private int _waiting;

    /// <summary>Everything up to here is in the tables.</summary>
    public Position Applied
    {
        get { lock (_lock) return _applied; }
    }

    /// <summary>Whether anybody waits: only then is following the status row worth a query.</summary>
    public bool IsAwaited => Volatile.Read(ref _waiting) > 0;

    /// <summary>Waits in memory, without a connection.</summary>
    /// <returns>False if the tables were not there in time: they are behind, and the caller says so instead of showing less.</returns>
    public async Task<bool> WaitForAsync(Position position, TimeSpan timeout, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        Interlocked.Increment(ref _waiting);
        try
        {
            while (Next(position) is { } advanced)
            {
                var left = timeout - clock.GetElapsedTime(began);
                if (left <= TimeSpan.Zero) return false;
                await advanced.WaitAsync(left, clock, cancellation);
            }
            return true;
        }
        catch (TimeoutException)
        {
            return Next(position) is null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>The tables contain everything up to a position now. They never go back: a rebuild takes over only from there on.</summary>
    public void Advance(Position applied)
    {
        TaskCompletionSource advanced;
        lock (_lock)
        {
            if (HasReached(applied)) return;
            _applied = applied;
            advanced = _advanced;
            _advanced = NewSource();
        }
        advanced.SetResult();
    }

    /// <returns>Null when the position has been reached.</returns>
    private Task? Next(Position position)
    {
        lock (_lock) return HasReached(position) ? null : _advanced.Task;
    }

    /// <summary>
    /// After a journal was restored under a new epoch, positions of the old one say nothing any more: whatever of them survived is
    /// in the tables once these have reached the new epoch.
    /// </summary>
    private bool HasReached(Position position) =>
        (_applied.Epoch, _applied.Value).CompareTo((position.Epoch, position.Value)) >= 0;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
