namespace Orleans.Runtime;

/// <summary>
/// A grain timer: a tick is posted to the activation like a request, and the next one is set up when it has ended.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly CancellationTokenSource _disposal = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _period;
    private bool _changedDuringTick;
    private bool _ticking;

    public GrainTimer(
        Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        _period = options.Period;
        _timer = CreateUnflowed(activation.Runtime.Clock);
    }

    public bool Interleaves => _options.Interleave;

    public bool CountsAsUse => _options.KeepAlive;

    public void Start() => _timer.Change(_options.DueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _changedDuringTick = _ticking;
        if (!_disposal.IsCancellationRequested) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_disposal.IsCancellationRequested) return;
        _timer.Dispose();
        _activation.RemoveTimer(this);
        _disposal.Cancel();
    }

    /// <summary>One tick, in a turn of the activation.</summary>
    public async Task Tick()
    {
        if (_disposal.IsCancellationRequested) return;
        _ticking = true;
        _changedDuringTick = false;
        try
        {
            await _callback(_disposal.Token);
        }
        catch (Exception exception)
        {
            _activation.Runtime.Log.TimerFailed(exception, _activation.GrainId);
        }
        finally
        {
            _ticking = false;
        }

        var again = _period != Timeout.InfiniteTimeSpan && !_changedDuringTick && !_disposal.IsCancellationRequested;
        if (again) _timer.Change(_period, Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateUnflowed(TimeProvider clock)
    {
        // A timer belongs to the grain, not to the request that happened to set it up.
        using (ExecutionContext.SuppressFlow())
        {
            return clock.CreateTimer(
                static state => ((GrainTimer)state!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Due() => _activation.Scheduler.TryPost(new TimerTick(this, _activation));
}
