using Erp.Benchmarks.Measuring;

namespace Erp.Benchmarks.Load;

/// <param name="Good">Good answers within the measured time.</param>
/// <param name="AllGood">Good answers ever, warm-up included.</param>
/// <param name="Cpu">Processor time that the generator itself used within the measured time.</param>
internal sealed record LoadResult(long Good, long AllGood, TimeSpan Duration, TimeSpan Cpu, LatencyHistogram Latency)
{
    public double PerSecond => Good / Duration.TotalSeconds;
}
