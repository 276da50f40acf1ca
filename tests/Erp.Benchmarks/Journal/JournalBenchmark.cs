using Erp.Benchmarks.Measuring;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>
/// How fast the journal writes on a PostgreSQL of its own with durability on: first the ways to write a batch side by side, then the
/// real journal under many streams and under one hot one.
/// </summary>
internal static class JournalBenchmark
{
    private const double Bar = 100_000;
    private const int Hot = 512;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        await using var cluster = await PrivateCluster.StartAsync(new PrivateClusterOptions
        {
            Folder = Directory.CreateTempSubdirectory("erp-bench-").FullName,
            Temporary = true,
        });
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await SchemaMigrator.MigrateAsync(database);

        await WaysToWrite.CompareAsync(database, TimeSpan.FromSeconds(options.Number("way-seconds", 2)), Console.Out);

        var table = new ReportTable();
        foreach (var streams in new[] { options.Number("streams", 10_000), options.Number("many-streams", 1_000_000) })
        {
            var load = await StreamLoad.RunAsync(database, streams, inFlight: 10_000, options.Duration, Console.Out);
            table.AddRate($"events from {streams:N0} streams, one at a time each", load, Bar);
        }
        table.AddRate(
            $"events from one hot stream, {Hot} in flight", await StreamLoad.RunAsync(database, 1, Hot, options.Duration, Console.Out), Bar);
        table.AddRate("look-ups of client commands, 128 in flight", await LookUps.RunAsync(database, 128, options.Duration), Bar);
        table.Write(Console.Out);
        return 0;
    }
}
