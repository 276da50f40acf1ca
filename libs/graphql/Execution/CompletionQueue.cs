using System.Threading.Tasks.Sources;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Something that has finished elsewhere and is to be taken up by the request's loop; queued at most once.
/// </summary>
internal abstract class Completion
{
    /// <summary>The next in the queue; the queue's own.</summary>
    public Completion? Next { get; set; }

    public abstract void Complete();
}

/// <summary>
/// The queue between the threads on which resolvers finish and the one loop that owns a request's result tree. Because
/// only the loop touches the tree, nothing in it needs a lock.
/// </summary>
internal sealed class CompletionQueue : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _signal;
    private Completion? _first;
    private Completion? _last;
    private bool _isWoken;
    private bool _isWaiting;

    /// <summary>Queues what has finished, and wakes the loop.</summary>
    public void Post(Completion completion)
    {
        lock (_gate)
        {
            if (_last is null) _first = completion;
            else _last.Next = completion;
            _last = completion;
            if (!_isWaiting) return;
            _isWaiting = false;
        }
        _signal.SetResult(true);
    }

    /// <summary>Makes the loop look again at what it waits for.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            if (!_isWaiting) return;
            _isWaiting = false;
        }
        _signal.SetResult(true);
    }

    /// <summary>Takes the completion that has waited longest; null when there is none.</summary>
    public Completion? Take()
    {
        lock (_gate)
        {
            var taken = _first;
            if (taken is null) return null;
            _first = taken.Next;
            if (_first is null) _last = null;
            taken.Next = null;
            return taken;
        }
    }

    /// <summary>Waits until there is something to take or to look at. Only the loop may call it.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_first is not null || _isWoken)
            {
                _isWoken = false;
                return ValueTask.CompletedTask;
            }
            _signal.Reset();
            _isWaiting = true;
            return new ValueTask(this, _signal.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);
}
