namespace Orleans.Runtime;

/// <summary>
/// The calls somebody waits for. One coarse timer looks for overdue ones, so a call costs two list operations and no
/// timer. Split into stripes so that cores do not meet at one lock.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    private readonly Stripe[] _stripes;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _sweepPeriod;
    private readonly CallRouter _calls;
    private readonly ITimer _timer;
    private int _armed;

    public PendingCalls(TimeProvider clock, TimeSpan responseTimeout, int stripes, CallRouter calls)
    {
        _clock = clock;
        _calls = calls;
        _stripes = new Stripe[stripes];
        for (var i = 0; i < stripes; i++) _stripes[i] = new Stripe();
        _sweepPeriod = TimeSpan.FromTicks(Math.Clamp(
            responseTimeout.Ticks / 10, TimeSpan.TicksPerMillisecond * 10, TimeSpan.TicksPerSecond));
        _timer = clock.CreateTimer(
            static state => ((PendingCalls)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Request request, TimeSpan timeout)
    {
        request.Deadline = _clock.GetTimestamp() + (long)(timeout.TotalSeconds * _clock.TimestampFrequency);
        StripeOf(request).Add(request);
        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0) Arm();
    }

    public void Remove(Request request)
    {
        if (request.Deadline != 0) StripeOf(request).Remove(request);
    }

    /// <summary>Every pending call, the oldest of each stripe first.</summary>
    public List<Request> Snapshot()
    {
        var all = new List<Request>();
        foreach (var stripe in _stripes) stripe.CopyTo(all, long.MaxValue);
        return all;
    }

    public void Dispose() => _timer.Dispose();

    private void Arm() => _timer.Change(_sweepPeriod, Timeout.InfiniteTimeSpan);

    private Stripe StripeOf(Request request) =>
        _stripes[request.Target.GrainId.GetUniformHashCode() % (uint)_stripes.Length];

    private void Sweep()
    {
        var overdue = new List<Request>();
        var waiting = false;
        var now = _clock.GetTimestamp();
        foreach (var stripe in _stripes) waiting |= stripe.CopyTo(overdue, now);
        if (overdue.Count > 0) _calls.Overdue(overdue);

        if (waiting)
        {
            Arm();
            return;
        }

        // A call added between the look at its stripe and this line found the timer armed and did not arm it.
        Volatile.Write(ref _armed, 0);
        Interlocked.MemoryBarrier();
        if (Array.Exists(_stripes, stripe => !stripe.IsEmpty) && Interlocked.Exchange(ref _armed, 1) == 0) Arm();
    }

    private sealed class Stripe
    {
        private readonly Lock _lock = new();
        private Request? _oldest;
        private Request? _newest;

        public bool IsEmpty => Volatile.Read(ref _oldest) is null;

        public void Add(Request request)
        {
            lock (_lock)
            {
                request.PendingBefore = _newest;
                if (_newest is null) _oldest = request;
                else _newest.PendingAfter = request;
                _newest = request;
            }
        }

        public void Remove(Request request)
        {
            lock (_lock)
            {
                if (request.PendingBefore is null && _oldest != request) return;
                if (request.PendingBefore is null) _oldest = request.PendingAfter;
                else request.PendingBefore.PendingAfter = request.PendingAfter;
                if (request.PendingAfter is null) _newest = request.PendingBefore;
                else request.PendingAfter.PendingBefore = request.PendingBefore;
                request.PendingBefore = request.PendingAfter = null;
            }
        }

        /// <summary>
        /// Adds the calls whose deadline is not after <paramref name="now"/>; says whether others remain.
        /// </summary>
        public bool CopyTo(List<Request> overdue, long now)
        {
            var remain = false;
            lock (_lock)
            {
                for (var request = _oldest; request is not null; request = request.PendingAfter)
                {
                    if (request.Deadline <= now) overdue.Add(request);
                    else remain = true;
                }
            }

            return remain;
        }
    }
}
