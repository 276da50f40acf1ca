using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Erp.Benchmarks.Measuring;

/// <summary>Counts latencies in buckets 1/32 of their size apart, so that a percentile is right within 3 %. Not thread-safe.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 5;

    private readonly long[] _counts = new long[64 << SubBits];
    private long _max;

    public long Count { get; private set; }

    /// <param name="ticks">Of <see cref="Stopwatch"/>.</param>
    public void Record(long ticks)
    {
        var microseconds = Math.Max(0, (long)(ticks * (1_000_000.0 / Stopwatch.Frequency)));
        _counts[Bucket(microseconds)]++;
        _max = Math.Max(_max, microseconds);
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++) _counts[bucket] += other._counts[bucket];
        _max = Math.Max(_max, other._max);
        Count += other.Count;
    }

    public TimeSpan Max => TimeSpan.FromMicroseconds(_max);

    /// <summary>The upper end of the bucket that holds this share of all.</summary>
    public TimeSpan Percentile(double percent)
    {
        var rank = (long)Math.Ceiling(Count * percent / 100);
        long seen = 0;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank && seen > 0) return TimeSpan.FromMicroseconds(Math.Min(UpperEnd(bucket), _max));
        }
        return Max;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Ms(Percentile(50))}  p99 {Ms(Percentile(99))}  p99.9 {Ms(Percentile(99.9))}  max {Ms(Max)} ms");

    private static string Ms(TimeSpan latency) => latency.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static int Bucket(long microseconds)
    {
        if (microseconds < 1 << SubBits) return (int)microseconds;
        var exponent = BitOperations.Log2((ulong)microseconds) - SubBits;
        return ((exponent + 1) << SubBits) + (int)(microseconds >> exponent) - (1 << SubBits);
    }

    private static long UpperEnd(int bucket)
    {
        if (bucket < 1 << SubBits) return bucket;
        var exponent = (bucket >> SubBits) - 1;
        return (((bucket & ((1 << SubBits) - 1)) + (1L << SubBits) + 1) << exponent) - 1;
    }
}
