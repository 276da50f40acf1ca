using System.Diagnostics;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Upload;

/// <summary>
/// A terminal's backlog of offline sales of three lines through HTTP and GraphQL, durable, projections running, and again as a terminal
/// sends it that heard no answer; then what the till's report and the check of its chain cost once it has made many sales.
/// </summary>
internal static class UploadBenchmark
{
    private const int Backlog = 10_000;
    private const int Reports = 200;

    public static async Task<int> RunAsync(string[] args)
    {
        var sales = BenchmarkOptions.Parse(args).Number("sales", 100_000);
        await using var server = await ErpServer.StartAsync();
        await Shop.OpenAsync(server, terminals: 1);
        await server.PostAsync(UploadRequests.Enrol, CancellationToken.None);
        Tell("X report of a shift without sales", await ReportAsync(server));

        Tell($"a backlog of {Backlog:N0} offline sales", await SendAsync(server, 0, Backlog), Backlog);
        Tell("the same backlog again", await SendAsync(server, 0, Backlog), Backlog);
        Tell($"{sales - Backlog:N0} sales more", await SendAsync(server, Backlog, sales), sales - Backlog);
        Tell($"X report after {sales:N0} sales", await ReportAsync(server));

        var verifying = Stopwatch.GetTimestamp();
        var found = await server.AskAsync(UploadRequests.Verify, CancellationToken.None);
        if (!found.Contains("\"intact\":true", StringComparison.Ordinal)) throw new InvalidOperationException(found);
        Tell($"check of the chain of {sales:N0}", Stopwatch.GetElapsedTime(verifying), sales);
        return 0;
    }

    private static async Task<TimeSpan> SendAsync(ErpServer server, int after, int last)
    {
        var took = TimeSpan.Zero;
        for (var first = after; first < last; first += UploadRequests.BatchSize)
        {
            var batch = UploadRequests.Batch(first, Math.Min(UploadRequests.BatchSize, last - first));
            var sent = Stopwatch.GetTimestamp();
            await server.PostAsync(batch, CancellationToken.None);
            took += Stopwatch.GetElapsedTime(sent);
        }
        return took;
    }

    /// <summary>The median of many, one after the other.</summary>
    private static async Task<TimeSpan> ReportAsync(ErpServer server)
    {
        var times = new TimeSpan[Reports];
        for (var i = 0; i < Reports; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            await server.PostAsync(UploadRequests.Report, CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(asked);
        }
        Array.Sort(times);
        return times[Reports / 2];
    }

    private static void Tell(string what, TimeSpan took, int sales = 0) => Console.WriteLine(FormattableString.Invariant(
        $"  {what,-45} {took.TotalMilliseconds,9:N1} ms{(sales == 0 ? "" : FormattableString.Invariant($"  {sales / took.TotalSeconds,9:N0}/s"))}"));
}
