namespace Orleans.Runtime;

/// <summary>A request with a result of type <typeparamref name="T"/>.</summary>
internal abstract class Request<T> : Request
{
    private TaskCompletionSource<T>? _answer;

    /// <summary>The grain's own task while filters wait for it: its result is taken when somebody asks for it.</summary>
    private Task<T>? _running;

    private T? _result;
    private Exception? _failure;
    private bool _ended;

    public override bool HasEnded => _ended;

    public override object? BoxedResult
    {
        get => Result;
        set => (_result, _running) = ((T?)value, null);
    }

    private T? Result => _running is { IsCompletedSuccessfully: true } ? _running.Result : _result;

    /// <summary>Calls the method on the grain.</summary>
    public abstract ValueTask<T> Call(object grain);

    /// <summary>
    /// What the sender gets: the outcome if the call has ended already, otherwise the task to wait on.
    /// </summary>
    public ValueTask<T> Outcome() =>
        _answer is not null ? new ValueTask<T>(_answer.Task)
        : _failure is null ? new ValueTask<T>(_result!)
        : ValueTask.FromException<T>(_failure);

    public override void StartWaiting()
    {
        _answer = new TaskCompletionSource<T>(Target.Runtime.Dispatcher.AnswerOptions);
        Target.Runtime.Calls.Await(this);
    }

    /// <remarks>
    /// Nothing waits in between: every wait in a grain's turn costs a task of its scheduler and a captured context.
    /// </remarks>
    public override Task InvokeTarget(object grain)
    {
        try
        {
            var call = Call(grain);
            _running = call.IsCompletedSuccessfully ? null : call.AsTask();
            if (_running is not null) return _running;
            _result = call.Result;
            return Task.CompletedTask;
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    public override void Begin(Activation handler)
    {
        try
        {
            if (handler.IsFiltered && !IsInternal) BeginFiltered(handler);
            else BeginCall(handler);
        }
        catch (Exception exception) when (!_ended)
        {
            End(handler, default, exception);
        }
    }

    public override void Answer()
    {
        if (_answer is null) return;
        if (_failure is null) _answer.TrySetResult(_result!);
        else _answer.TrySetException(_failure);
    }

    public override bool TryFail(Exception exception)
    {
        if (_answer is not null) return _answer.TrySetException(exception);
        if (_ended) return false;
        _failure = exception;
        _ended = true;
        return true;
    }

    public override Request Duplicate()
    {
        var twin = (Request<T>)base.Duplicate();
        (twin._answer, twin._running) = (null, null);
        return twin;
    }

    private void BeginFiltered(Activation handler)
    {
        var call = new IncomingCall(this, handler).Invoke();
        if (call is { IsCompletedSuccessfully: true }) End(handler, Result, null);
        else _ = EndLater(handler, call);
    }

    private void BeginCall(Activation handler)
    {
        var call = Call(handler.Instance);
        if (call.IsCompletedSuccessfully) End(handler, call.Result, null);
        else _ = EndLater(handler, call);
    }

    private async Task EndLater(Activation handler, Task call)
    {
        Exception? failure = null;
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        End(handler, failure is null ? Result : default, failure);
    }

    private async Task EndLater(Activation handler, ValueTask<T> call)
    {
        T? result = default;
        Exception? failure = null;
        try
        {
            result = await call;
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        End(handler, result, failure);
    }

    private void End(Activation handler, T? result, Exception? failure)
    {
        if (failure is null && !IsOneWay && !Method.IsResultImmutable)
        {
            try
            {
                result = DeepCopy.Of(result);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        (_result, _running) = (result, null);
        _failure = failure;
        _ended = true;
        handler.Finished(this, failure);
    }
}
