using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class Activation
{
    private DeactivationReason _reason;
    private bool _isUnwanted;
    private CancellationToken _deactivationToken;
    private TaskCompletionSource? _deactivated;

    public Task Deactivated => Deactivation.Task;

    public bool HasEnded => _phase == Phase.Ended;

    private TaskCompletionSource Deactivation
    {
        get
        {
            if (_deactivated is { } known) return known;
            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var completion = Interlocked.CompareExchange(ref _deactivated, fresh, null) ?? fresh;

            // Either this sees that it has ended, or the end sees the source: both sides have a barrier in between.
            if (HasEnded) completion.TrySetResult();
            return completion;
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (ReferenceEquals(RuntimeContext.Current, this)) Drain(deactivationReason, cancellationToken);
        else Scheduler.TryPost(new OrderWork("deactivate", self => self.Drain(deactivationReason, cancellationToken)));
    }

    /// <summary>Ends it without a word, as when its node dies: no code of it runs again.</summary>
    public void Vanish()
    {
        IsVanished = true;
        _phase = Phase.Ended;
        Scheduler.Discard();
        StopTimers();
        TellEnded();
    }

    private void Drain(DeactivationReason reason, CancellationToken token)
    {
        if (_phase >= Phase.Draining) return;
        _isUnwanted = true;
        _reason = reason;
        _deactivationToken = token;
        if (_phase != Phase.Activating) _phase = Phase.Draining;
    }

    private void StartActivating(Request first)
    {
        _phase = Phase.Activating;
        _blocking = first;
        var outer = ExecutionContext.Capture() ?? Ambient.EmptyExecution;
        ExecutionContext.Restore(Ambient.ExecutionWith(first.Entries, null));
        try
        {
            _ = ActivateAsync();
        }
        finally
        {
            ExecutionContext.Restore(outer);
        }
    }

    private async Task ActivateAsync()
    {
        try
        {
            _instance = _class.Create(this);
            if (_instance is IGrainBase grain) await grain.OnActivateAsync(Runtime.Stopped);
        }
        catch (Exception exception)
        {
            FailActivating(exception);
            return;
        }

        _blocking = null;
        _phase = _isUnwanted ? Phase.Draining : Phase.Active;
    }

    /// <summary>Those who wait get the exception; the next call finds no activation and makes a fresh one.</summary>
    private void FailActivating(Exception exception)
    {
        Runtime.Log.ActivationFailed(exception, GrainId);
        StopTimers();
        _blocking = null;
        CollectWaiting();
        _phase = Phase.Ended;
        Runtime.Catalog.Forget(this);
        while (_waiting.TakeFirst() is { } request) Runtime.Calls.Fail(request, exception);
        _ = Release();
        TellEnded();
    }

    /// <summary>A tick that runs has come to its end by now, as any request; one that has come due meanwhile is dropped.</summary>
    private void StartEnding()
    {
        _phase = Phase.Ending;
        StopTimers();
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            if (_instance is IGrainBase grain) await grain.OnDeactivateAsync(_reason, _deactivationToken);
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, GrainId);
        }

        await Release();
        CollectWaiting();
        _phase = Phase.Ended;
        Runtime.Catalog.Replace(this, _waiting);
        TellEnded();
    }

    private void TellEnded()
    {
        Interlocked.MemoryBarrier();
        _deactivated?.TrySetResult();
    }

    /// <summary>Closes the inbox and sorts out what it still held.</summary>
    private void CollectWaiting()
    {
        for (var work = Scheduler.Close(); work is not null;)
        {
            var next = work.Next;
            work.Next = null;
            if (work is Request request) _waiting.Add(request);
            else if (work is ContinuationWork continuation) Scheduler.RunAfterEnd(continuation.Task);
            work = next;
        }
    }

    private async Task Release()
    {
        try
        {
            if (_instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else if (_instance is IDisposable disposable) disposable.Dispose();
            if (_scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, GrainId);
        }

        // References remember the activation they found last; they must not keep a dead grain's state in memory.
        _instance = null;
        _scope = null;
        _components = null;
    }
}
