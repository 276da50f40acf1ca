namespace Orleans.Runtime;

/// <summary>
/// The two ends of a cancellation token passed to a grain. When the caller cancels, its task ends at once; the grain
/// is told in a turn of its own and runs on to its end, as it would on another machine.
/// </summary>
internal sealed class CallCancellation(Request request, CancellationToken callerToken)
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;

    public CancellationToken CallerToken => callerToken;

    public CancellationToken Token => _source.Token;

    public void Listen() =>
        _registration = callerToken.UnsafeRegister(static state => ((CallCancellation)state!).CallerCancelled(), this);

    public void StopListening() => _registration.Unregister();

    private void CallerCancelled()
    {
        request.Target.Runtime.Calls.Abandon(request, new OperationCanceledException(callerToken));

        // What the grain registered on its token runs in a turn of the grain like any other of its code.
        if (request.Handler is { } handler) handler.Scheduler.TryPost(new OrderWork("cancel", _ => _source.Cancel()));
        else _source.Cancel();
    }
}
