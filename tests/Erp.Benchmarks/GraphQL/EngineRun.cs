using Erp.Benchmarks.Measuring;

namespace Erp.Benchmarks.GraphQL;

/// <summary>
/// What one operation costs on one thread, in processor time: the best of several rounds, as others use the caches too.
/// </summary>
internal readonly record struct EngineRun(double Microseconds, double Bytes)
{
    private const int Rounds = 9;

    public static async Task<EngineRun> MeasureAsync(int operations, Func<ValueTask> operation)
    {
        for (var i = 0; i < operations; i++) await operation();
        var best = new EngineRun(double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = ThreadCpu.Now;
            for (var i = 0; i < operations; i++) await operation();
            var elapsed = ThreadCpu.Now - started;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            best = new EngineRun(
                Math.Min(best.Microseconds, elapsed.TotalMicroseconds / operations),
                Math.Min(best.Bytes, (double)bytes / operations));
        }
        return best;
    }
}
