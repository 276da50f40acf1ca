using System.Diagnostics;
using System.Globalization;
using Erp.Benchmarks.Baseline;
using Erp.Benchmarks.Measuring;
using Erp.Benchmarks.Server;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Benchmarks.Reserve;

/// <summary>
/// Tills reserve one unit each of one item through a grain client, durable, many at a time, and settle what they reserved, one way, as after
/// a sale. Beside it <c>select … for update</c> in a stored function on the same PostgreSQL.
/// </summary>
internal static class ReserveBenchmark
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        var tills = options.Number("tills", 256);
        await using var hot = await HotItem.StartAsync();
        var baseline = await BaselineDatabase.CreateAsync(hot.ConnectionString);
        var theirs = await baseline.BestAsync("reserve_hot.sql", options.Duration, Console.Out);
        var (perSecond, latency) = await MeasureAsync(hot, tills, options.Duration);

        Console.WriteLine(FormattableString.Invariant($"  ours: {perSecond:N0}/s with {tills} tills, {latency}"));
        var table = new ReportTable();
        table.AddRatio("reserve one hot item", perSecond, theirs.PerSecond, $"{theirs.Clients} clients", bar: 12);
        table.Write(Console.Out);
        return 0;
    }

    private static async Task<(double PerSecond, LatencyHistogram Latency)> MeasureAsync(HotItem hot, int tills, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var from = started + Ticks(s_warmUp);
        var to = from + Ticks(duration);
        var latencies = await Task.WhenAll(
            Enumerable.Range(0, tills).Select(till => Task.Run(() => SellAsync(hot.Grain, till, from, to))));
        var all = new LatencyHistogram();
        foreach (var latency in latencies) all.Add(latency);
        return (all.Count / duration.TotalSeconds, all);
    }

    /// <summary>One till: reserve, wait until that is durable, settle, and again.</summary>
    private static async Task<LatencyHistogram> SellAsync(IStockItemGrain item, int till, long from, long to)
    {
        InProcessNode.ActAsSystem();
        var latency = new LatencyHistogram();
        var owner = string.Create(CultureInfo.InvariantCulture, $"till/1/B{till}");
        for (var attempt = 1L; ; attempt++)
        {
            var sent = Stopwatch.GetTimestamp();
            if (sent >= to) return latency;
            var cause = attempt.ToString(CultureInfo.InvariantCulture);
            var answer = await item.Reserve(new ReserveStock(
                new ReservationId(owner, cause, attempt), 1, DateTimeOffset.UtcNow.AddMinutes(10), ResolvedBelow: attempt));
            if (!answer.Accepted) throw new InvalidOperationException(answer.Errors[0].Message);
            var answered = Stopwatch.GetTimestamp();
            if (sent >= from && answered < to) latency.Record(answered - sent);
            await item.Resolve(new ReservationResolution(
                owner, attempt + 1, [new ResolvedReservation(cause, attempt, ReservationFate.Settled)]));
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
