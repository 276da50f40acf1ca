namespace Orleans.Runtime;

/// <summary>Grain timers and idleness of an activation.</summary>
internal sealed partial class Activation
{
    private List<GrainTimer>? _timers;
    private long _keepUntil;

    /// <summary>The collector's tick at the last use.</summary>
    public long LastUsed { get; private set; }

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (_phase >= Phase.Draining) throw new InvalidOperationException($"Grain {GrainId} is deactivating.");
        var timer = new GrainTimer(this, callback, options);
        (_timers ??= []).Add(timer);
        timer.Start();
        return timer;
    }

    public void RemoveTimer(GrainTimer timer) => _timers?.Remove(timer);

    public void DelayDeactivation(TimeSpan time) =>
        _keepUntil = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? long.MaxValue
            : time <= TimeSpan.Zero ? 0
            : Runtime.Collector.TickAfter(time);

    /// <summary>
    /// Deactivates if nobody has used it for its collection age. Posted by the collector as an order.
    /// </summary>
    public void CollectIfIdle(long now)
    {
        if (!IsCollectable(now)) return;
        Drain(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Activation is idle."), default);
    }

    public bool IsCollectable(long now) =>
        _phase == Phase.Active && _running == 0 && _keepUntil <= now && now - LastUsed >= _class.CollectionAge;

    private void StopTimers()
    {
        if (_timers is not { } timers) return;
        _timers = null;
        foreach (var timer in timers) timer.Dispose();
    }
}
