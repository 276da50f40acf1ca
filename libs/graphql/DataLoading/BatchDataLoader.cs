using Erp.GraphQL.DataLoading;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL;

/// <summary>
/// Base of data loaders. Derived classes take services in their constructor; there is one instance a request, made by
/// the engine.
/// </summary>
public abstract class BatchDataLoader<TKey, TValue> : IDataLoader<TKey, TValue>, IBatchSource
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _known = [];
    private List<TKey> _waiting = [];
    private RequestLoaders? _request;

    /// <summary>Most keys in one batch; more are split.</summary>
    protected virtual int MaxBatchSize => 1000;

    /// <summary>Fetches the values of distinct keys; keys without a value are left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellation);

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key)
    {
        bool first;
        TaskCompletionSource<TValue?> result;
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var known)) return known.Task;
            // Results are set on the request's own loop and continue there at once: what the resolvers then ask for
            // is all waiting before the next batch goes out.
            result = _known[key] = new TaskCompletionSource<TValue?>();
            first = _waiting.Count == 0;
            _waiting.Add(key);
        }
        if (first) Request.Announce(this);
        return result.Task;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys) =>
        await Task.WhenAll(keys.Select(LoadAsync)).ConfigureAwait(false);

    private RequestLoaders Request =>
        _request ?? throw new InvalidOperationException($"{GetType().Name} can only be used by a resolver.");

    void IBatchSource.Attach(RequestLoaders request) => _request = request;

    void IBatchSource.Dispatch(CancellationToken cancellation)
    {
        List<TKey> keys;
        lock (_gate)
        {
            keys = _waiting;
            _waiting = [];
        }
        foreach (var batch in keys.Chunk(MaxBatchSize)) _ = RunAsync(batch, cancellation);
    }

    private async Task RunAsync(TKey[] keys, CancellationToken cancellation)
    {
        try
        {
            var values = await LoadBatchAsync(keys, cancellation).ConfigureAwait(false);
            Request.Post(new LoadedBatch(this, keys, values, null));
        }
        catch (Exception error)
        {
            // Whatever the batch function throws belongs to the resolvers that wait for its keys.
            Request.Post(new LoadedBatch(this, keys, null, error));
        }
    }

    private void Complete(TKey[] keys, IReadOnlyDictionary<TKey, TValue>? values, Exception? error)
    {
        foreach (var key in keys)
        {
            TaskCompletionSource<TValue?> result;
            lock (_gate) result = _known[key];
            if (error is not null) result.SetException(error);
            else result.SetResult(values!.TryGetValue(key, out var value) ? value : default);
        }
    }

    private sealed class LoadedBatch(
        BatchDataLoader<TKey, TValue> loader, TKey[] keys, IReadOnlyDictionary<TKey, TValue>? values, Exception? error) : Completion
    {
        public override void Complete() => loader.Complete(keys, values, error);
    }
}
