using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>
/// Collects idle activations. Time is counted in quanta: using a grain notes the number of the current quantum, which
/// costs no look at the clock.
/// </summary>
internal sealed class Collector : IDisposable
{
    private readonly GrainRuntime _runtime;
    private readonly TimeSpan _quantum;
    private readonly ITimer _timer;
    private long _now;

    public Collector(GrainRuntime runtime, IOptions<GrainCollectionOptions> options)
    {
        _runtime = runtime;
        _quantum = options.Value.CollectionQuantum;
        _timer = runtime.Clock.CreateTimer(static state => ((Collector)state!).Sweep(), this, _quantum, _quantum);
    }

    /// <summary>The number of the current quantum.</summary>
    public long Now => Volatile.Read(ref _now);

    public long TickAfter(TimeSpan time) => Now + ((time.Ticks + _quantum.Ticks - 1) / _quantum.Ticks);

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        var now = Interlocked.Increment(ref _now);

        // A guess made without the turn; the order decides again inside it.
        foreach (var activation in _runtime.Catalog.InOrder(each => each.IsCollectable(now)))
            activation.Scheduler.TryPost(new OrderWork("collect", self => self.CollectIfIdle(now)));
    }
}
