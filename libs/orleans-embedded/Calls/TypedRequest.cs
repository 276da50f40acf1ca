namespace Orleans.Runtime;

/// <summary>A request with a result of type <typeparamref name="T"/>.</summary>
internal abstract class Request<T> : Request
{
    private TaskCompletionSource<T>? _answer;
    private T? _result;
    private Exception? _failure;
    private bool _ended;

    public override bool HasEnded => _ended;

    public override object? BoxedResult
    {
        get => _result;
        set => _result = (T?)value;
    }

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

    public override async Task InvokeTarget(object grain) => _result = await Call(grain);

    public override void Begin(Activation handler)
    {
        ValueTask<T> call;
        try
        {
            call = !handler.IsFiltered || IsInternal ? Call(handler.Instance) : CallThroughFilters(handler);
        }
        catch (Exception exception)
        {
            call = ValueTask.FromException<T>(exception);
        }

        if (call.IsCompletedSuccessfully) End(handler, call.Result, null);
        else _ = EndLater(handler, call);
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
        twin._answer = null;
        return twin;
    }

    private async ValueTask<T> CallThroughFilters(Activation handler)
    {
        await new IncomingCall(this, handler).Invoke();
        return _result!;
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

        _result = result;
        _failure = failure;
        _ended = true;
        handler.Finished(this, failure);
    }
}
