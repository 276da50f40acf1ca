using Erp.Benchmarks.Baseline;
using Erp.Benchmarks.Load;
using Erp.Benchmarks.Measuring;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Sale;

/// <summary>
/// A counter sale of three lines through HTTP and GraphQL, durable, projections running, beside the same sale as one PL/pgSQL function on the
/// same PostgreSQL: items drawn evenly, and with one item that is in every sale.
/// </summary>
internal static class SaleBenchmark
{
    /// <summary>Until the just-in-time compiler is done, and as much of the log is written as the measurement will need.</summary>
    private static readonly TimeSpan s_practice = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        var terminals = options.Number("terminals", 128);
        await using var server = await ErpServer.StartAsync();
        await Shop.OpenAsync(server, terminals);
        var baseline = options.WithBaseline ? await BaselineDatabase.CreateAsync(server.ConnectionString) : null;

        var table = new ReportTable();
        await CompareAsync("sale, items drawn evenly", "sale_uniform.sql", hotLine: false, bar: 2);
        await CompareAsync("sale, one hot item", "sale_hot.sql", hotLine: true, bar: 4);
        table.Write(Console.Out);
        return 0;

        async Task CompareAsync(string work, string script, bool hotLine, double bar)
        {
            Console.WriteLine(work);
            var theirs = baseline is null ? default : await baseline.BestAsync(script, options.Duration, Console.Out);
            var requests = new SaleRequests(server.Token, terminals, hotLine, firstId: hotLine ? 500_000_000_000 : 0);
            var (ours, lag) = await MeasureAsync(server, requests, options.Number("connections", terminals), options.Duration);
            if (baseline is not null) table.AddRatio(work, ours.PerSecond, theirs.PerSecond, $"{theirs.Clients} clients", bar);
            table.AddLatency("  its report lag, p99", lag.Percentile(99), TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<(LoadResult Load, LatencyHistogram Lag)> MeasureAsync(
        ErpServer server, SaleRequests requests, int connections, TimeSpan duration)
    {
        await LoadAsync(TimeSpan.Zero, s_practice, null);
        await BaselineDatabase.CheckpointAsync(server.ConnectionString);
        await using var watch = await ProjectionLag.WatchAsync(server.ConnectionString);
        var cpu = CpuBreakdown.Start(server);
        var load = await LoadAsync(s_warmUp, duration, OnMeasure);
        var perSale = await cpu.PerUnitAsync(load.Good, load.Cpu);
        var (lag, catchUp) = await watch.CatchUpAsync();

        Console.WriteLine(FormattableString.Invariant(
            $"  ours: {load.PerSecond:N0}/s with {connections} terminals, {load.Latency}"));
        Console.WriteLine($"  {perSale}");
        Console.WriteLine(FormattableString.Invariant(
            $"  report lag: {lag}; the tables contained the last sale {catchUp.TotalMilliseconds:0} ms after the end"));
        return (load, lag);

        Task<LoadResult> LoadAsync(TimeSpan warmUp, TimeSpan time, Action? onMeasure) => Task.Factory.StartNew(
            () => new HttpLoad(server.Endpoint, connections, requests).Run(warmUp, time, onMeasure), TaskCreationOptions.LongRunning);

        void OnMeasure()
        {
            watch.Reset();
            cpu = CpuBreakdown.Start(server);
        }
    }
}
