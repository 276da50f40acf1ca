namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// A clock that stands still until it is moved. Timers that come due run as steps of the simulation, the earlier due
/// and then the earlier set first.
/// </summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly PriorityQueue<SimulatedTimer, (long Due, long Order)> _timers = new();
    private readonly Action<TimerCallback, object?> _run;
    private readonly DateTimeOffset _start;
    private long _elapsed;
    private long _order;

    internal SimulatedClock(DateTimeOffset start, Action<TimerCallback, object?> run)
    {
        _start = start;
        _run = run;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Simulated time since the start.</summary>
    public TimeSpan Elapsed => new(_elapsed);

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer comes due, if one is set.</summary>
    internal TimeSpan? NextDue()
    {
        while (_timers.TryPeek(out var timer, out var at))
        {
            if (timer.IsDueAt(at.Order)) return new TimeSpan(at.Due);
            _timers.Dequeue();
        }

        return null;
    }

    /// <summary>
    /// Moves to the given time, which must not lie beyond the next timer, and runs what has come due.
    /// </summary>
    internal void MoveTo(TimeSpan time)
    {
        _elapsed = Math.Max(_elapsed, time.Ticks);
        while (NextDue() is { } due && due.Ticks <= _elapsed) _timers.Dequeue().Fire();
    }

    private long Set(SimulatedTimer timer, TimeSpan dueTime)
    {
        _timers.Enqueue(timer, (_elapsed + dueTime.Ticks, ++_order));
        return _order;
    }

    private sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private long _setAs;

        public bool IsDueAt(long order) => _setAs == order;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _setAs = dueTime == Timeout.InfiniteTimeSpan ? 0 : clock.Set(this, dueTime);
            return true;
        }

        public void Fire()
        {
            _setAs = _period > TimeSpan.Zero ? clock.Set(this, _period) : 0;
            clock._run(callback, state);
        }

        public void Dispose() => _setAs = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
