using System.Threading.Tasks.Sources;

namespace Erp.GraphQL.Execution;

/// <summary>Something that has finished elsewhere and is to be taken up by the request's loop.</summary>
internal interface ICompletion
{
    void Complete();
}

/// <summary>
/// The queue between the threads on which resolvers finish and the one loop that owns a request's result tree. Because only the loop
/// touches the tree, nothing in it needs a lock.
/// </summary>
internal sealed class CompletionQueue : IValueTaskSource
{
    private readonly Lock _gate = new();
    private readonly Queue<ICompletion> _queue = new(4);
    private ManualResetValueTaskSourceCore<bool> _signal;
    private bool _isWaiting;

    public void Post(ICompletion completion)
    {
        lock (_gate)
        {
            _queue.Enqueue(completion);
            if (!_isWaiting) return;
            _isWaiting = false;
        }
        _signal.SetResult(true);
    }

    public bool TryTake(out ICompletion? completion)
    {
        lock (_gate) return _queue.TryDequeue(out completion);
    }

    /// <summary>Waits until there is something to take. Only the loop may call it.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_queue.Count > 0) return ValueTask.CompletedTask;
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
