using Erp.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.DataLoading;

/// <summary>The data loaders of one request, and which of them have keys waiting.</summary>
internal sealed class RequestLoaders(OperationExecution execution, CompletionQueue completions)
{
    private readonly Lock _gate = new();
    private Dictionary<object, IDataLoader>? _loaders;
    private List<IBatchSource> _waiting = [];

    /// <summary>The request's loader of a type, or of a batch function.</summary>
    public T Get<T>(LoaderSource? source)
        where T : class, IDataLoader
    {
        var key = (object?)source ?? typeof(T);
        lock (_gate)
        {
            _loaders ??= [];
            if (_loaders.TryGetValue(key, out var known)) return (T)known;
            var loader = source is not null
                ? source.Create(execution.Services)
                : (IDataLoader)ActivatorUtilities.CreateInstance(execution.Services, typeof(T));
            (loader as IBatchSource)?.Attach(this);
            _loaders[key] = loader;
            return (T)loader;
        }
    }

    /// <summary>
    /// A loader has its first waiting key. The loop is woken, as the resolver may run on another thread by now.
    /// </summary>
    public void Announce(IBatchSource source)
    {
        lock (_gate) _waiting.Add(source);
        completions.Wake();
    }

    public void Post(Completion completion) => completions.Post(completion);

    /// <summary>Sends out all waiting batches; false when there are none.</summary>
    public bool Dispatch()
    {
        List<IBatchSource> sources;
        lock (_gate)
        {
            if (_waiting.Count == 0) return false;
            sources = _waiting;
            _waiting = [];
        }
        foreach (var source in sources) source.Dispatch(execution.Cancellation);
        return true;
    }
}
