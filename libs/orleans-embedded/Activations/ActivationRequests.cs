namespace Orleans.Runtime;

/// <summary>Which request may run when.</summary>
internal sealed partial class Activation
{
    public int RunningRequests => _running;

    /// <summary>Starts the request, or keeps it until it may start.</summary>
    public void Take(Request request)
    {
        request.Handler = this;
        if (!Classify(request)) return;
        if (_phase == Phase.Active && MayStart(request))
        {
            Start(request);
            return;
        }

        _waiting.Add(request);
        if (_phase == Phase.New) StartActivating(request);
    }

    /// <summary>
    /// What became possible through the turn that has just ended. Done here and not where a request ends, since that
    /// may be deep inside the code of another request, which only an await may interrupt.
    /// </summary>
    public void AfterTurn()
    {
        while (_phase == Phase.Active && StartableWaiting() is { } request) Start(request);
        if (_phase == Phase.Draining && _running == 0) StartEnding();
    }

    /// <summary>Called by a request when its grain code has ended, in a turn of this activation.</summary>
    public void Finished(Request request, Exception? failure)
    {
        _running--;
        if (!request.IsInterleavable && --_blockers == 0) _blocking = null;
        Touch(request);
        request.Cancellation?.StopListening();
        if (request.IsOneWay) Runtime.Calls.OneWayEnded(request, failure);
        else Runtime.Dispatcher.Reply(request, Runtime.Calls.Answer);
    }

    private bool MayStart(Request request)
    {
        if (_waiting.IsEmpty) return IsFreeFor(request);

        // Only what interleaves with everything may pass those that wait; the others keep their order.
        return request.IsInterleavable;
    }

    private Request? StartableWaiting()
    {
        for (var request = _waiting.First; request is not null; request = RequestQueue.After(request))
        {
            var startable = ReferenceEquals(request, _waiting.First) ? IsFreeFor(request) : request.IsInterleavable;
            if (!startable) continue;
            _waiting.Remove(request);
            return request;
        }

        return null;
    }

    /// <summary>
    /// Several requests that interleave with nothing run at a time only if all of them are read-only.
    /// </summary>
    private bool IsFreeFor(Request request) =>
        _blocking is null || request.IsInterleavable || (request.IsReadOnly && _blocking.IsReadOnly);

    private bool Classify(Request request)
    {
        try
        {
            request.IsInterleavable = _class.IsReentrant || request.IsAlwaysInterleave || _class.MayInterleave(request);
            return true;
        }
        catch (Exception exception)
        {
            // The predicate is code of the grain class; who called it with this request hears of it.
            Runtime.Calls.Fail(request, exception);
            return false;
        }
    }

    private void Start(Request request)
    {
        if (request.IsAbandoned) return;
        _running++;
        if (!request.IsInterleavable)
        {
            _blockers++;
            _blocking ??= request;
        }

        Touch(request);

        // A request that may overlap with others is found again after an await only if it flows with it.
        var flows = request.IsInterleavable || request.IsReadOnly;
        var outer = ExecutionContext.Capture() ?? Ambient.EmptyExecution;
        ExecutionContext.Restore(Ambient.ExecutionWith(request.Entries, flows ? request : null));
        try
        {
            request.Begin(this);
        }
        finally
        {
            ExecutionContext.Restore(outer);
        }
    }

    private void Touch(Request request)
    {
        if (request.CountsAsUse) LastUsed = Runtime.Collector.Now;
    }
}
