namespace Orleans.Runtime;

/// <summary>The way of a call: from a reference to an activation and back, or to its timeout.</summary>
internal sealed class CallRouter : IDisposable
{
    private readonly GrainRuntime _runtime;
    private readonly PendingCalls _pending;
    private readonly Action<Request> _route;

    public CallRouter(GrainRuntime runtime)
    {
        _runtime = runtime;
        var shortest = runtime.ClientTimeout < runtime.SiloTimeout ? runtime.ClientTimeout : runtime.SiloTimeout;
        _pending = new PendingCalls(runtime.Clock, shortest, runtime.Dispatcher.PendingStripes, this);
        _route = Route;
        Answer = AnswerNow;
    }

    /// <summary>
    /// Hands a request's result to its caller; kept as a delegate so that replying allocates nothing.
    /// </summary>
    public Action<Request> Answer { get; }

    public ValueTask<T> Send<T>(GrainReference target, Request<T> request)
    {
        var ambient = Ambient.Current;
        var source = RuntimeContext.Current;
        request.Target = target;
        request.Source = source;
        request.Entries = ambient?.Entries;
        request.Parent = ambient?.Request ?? source?.BlockingRequest;
        return _runtime.OutgoingFilters.IsEmpty ? SendNow(request) : SendThroughFilters(request);
    }

    public ValueTask<T> SendNow<T>(Request<T> request)
    {
        if (request.Cancellation is { CallerToken.IsCancellationRequested: true } cancelled)
            return ValueTask.FromCanceled<T>(cancelled.CallerToken);
        try
        {
            if (request.IsOneWay)
            {
                _runtime.Dispatcher.Deliver(request, _route);
                return default;
            }

            if (_runtime.Dispatcher.RunsInline && InlineTurn.TryRun(request)) return request.Outcome();
            request.StartWaiting();
            _runtime.Dispatcher.Deliver(request, _route);
            return request.Outcome();
        }
        catch (OrleansException exception)
        {
            _pending.Remove(request);
            return ValueTask.FromException<T>(exception);
        }
    }

    /// <summary>Counts the call among those that somebody waits for.</summary>
    public void Await(Request request)
    {
        var ordinary = request.Source is null ? _runtime.ClientTimeout : _runtime.SiloTimeout;
        _pending.Add(request, request.Method.ResponseTimeout ?? ordinary);
        request.Cancellation?.Listen();
    }

    /// <summary>Brings a request that its activation could not handle to the one that calls reach now.</summary>
    public void SendOn(Request request)
    {
        if (!request.IsInternal) Route(request);
    }

    /// <summary>The chains of all calls under way, the oldest first.</summary>
    public IEnumerable<string> DescribePending() => _pending.Snapshot().Select(CallChain.Of);

    /// <summary>Ends the caller's wait with an exception; a grain that has begun runs on.</summary>
    public void Abandon(Request request, Exception exception)
    {
        request.IsAbandoned = true;
        _pending.Remove(request);
        request.TryFail(exception);
    }

    /// <summary>Answers a request that no grain code has handled.</summary>
    public void Fail(Request request, Exception exception)
    {
        request.Cancellation?.StopListening();
        if (request.IsOneWay) OneWayEnded(request, exception);
        else Abandon(request, exception);
    }

    public void OneWayEnded(Request request, Exception? failure)
    {
        if (failure is not null) _runtime.Log.OneWayFailed(failure, request.Target.GrainId, request.Method.Name);
    }

    /// <summary>Fails every call under way that the predicate picks, the oldest first.</summary>
    public void FailAll(Func<Request, bool> predicate, Func<Request, Exception> reason)
    {
        foreach (var request in _pending.Snapshot())
        {
            if (predicate(request)) Abandon(request, reason(request));
        }
    }

    public void Overdue(List<Request> overdue)
    {
        var deepest = new PendingChains(_pending.Snapshot());
        foreach (var request in overdue) Abandon(request, deepest.TimeoutOf(request));
    }

    public void Dispose() => _pending.Dispose();

    private async ValueTask<T> SendThroughFilters<T>(Request<T> request)
    {
        var call = new OutgoingCall<T>(request, _runtime);
        await call.Invoke();
        return call.TypedResult;
    }

    private void AnswerNow(Request request)
    {
        _pending.Remove(request);
        request.Answer();
    }

    private void Route(Request request)
    {
        var spin = new SpinWait();
        while (true)
        {
            var activation = request.Target.FindActivation();
            request.Handler = activation;
            if (activation.Scheduler.TryPost(request)) return;

            // It has ended and is about to be replaced in the catalog.
            spin.SpinOnce();
        }
    }
}
