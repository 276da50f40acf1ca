using Erp.Benchmarks.Load;
using Erp.Benchmarks.Measuring;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Read;

/// <summary>
/// Availability of one item through GraphQL: latency at a fixed rate, counted from when each request was due, and the most that 64
/// connections get when they never pause.
/// </summary>
internal static class ReadBenchmark
{
    private const int Connections = 64;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        var rate = options.Number("rate", 2_000);
        await using var server = await ErpServer.StartAsync();
        await Shop.OpenAsync(server, terminals: 0);

        var paced = Measure(rate);
        var flatOut = Measure(null);
        Console.WriteLine(FormattableString.Invariant($"paced:    {paced.PerSecond:N0}/s, {paced.Latency}"));
        Console.WriteLine(FormattableString.Invariant($"flat out: {flatOut.PerSecond:N0}/s, {flatOut.Latency}"));
        var table = new ReportTable();
        table.AddRate("reads answered of those due", paced.PerSecond, rate * 0.99);
        table.AddLatency(FormattableString.Invariant($"availability at {rate:N0}/s, p99"), paced.Latency.Percentile(99), TimeSpan.FromMilliseconds(5));
        table.Write(Console.Out);
        return 0;

        LoadResult Measure(double? perSecond) =>
            new HttpLoad(server.Endpoint, Connections, new ReadRequests(server.Token), perSecond).Run(s_warmUp, options.Duration);
    }
}
