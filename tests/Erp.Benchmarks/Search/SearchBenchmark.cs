using System.Diagnostics;
using System.Globalization;
using Erp.Api.Reading;
using Erp.Benchmarks.Measuring;
using Erp.Grains.Catalog;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Npgsql;

namespace Erp.Benchmarks.Search;

/// <summary>How long a million products take to project, and a page of a search among them, as the API asks for it.</summary>
internal static class SearchBenchmark
{
    private const int Page = 21;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        var count = options.Number("products", 1_000_000);
        await using var cluster = await PrivateCluster.StartAsync(new PrivateClusterOptions
        {
            Folder = Directory.CreateTempSubdirectory("erp-bench-").FullName,
            Temporary = true,
        });
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await SchemaMigrator.MigrateAsync(database);

        var began = Stopwatch.GetTimestamp();
        await ManyProducts.ProjectAsync(database, count);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await SayAsync($"{count:N0} products projected in {seconds:0.0} s, {count / seconds:N0}/s");
        await using (var analyze = database.CreateCommand("vacuum analyze erp.products"))
        {
            analyze.CommandTimeout = 0;
            await analyze.ExecuteNonQueryAsync();
        }

        await using var tables = new ReadDatabase(cluster.ConnectionString);
        foreach (var (kind, search) in SearchTerms.All)
            await MeasureAsync(kind, search, tables, count, options.Number("searches", 300));
        return 0;
    }

    private static async Task MeasureAsync(
        string kind, Func<ProductCreated, Search> search, ReadDatabase tables, int count, int searches)
    {
        var latencies = new LatencyHistogram();
        var random = new Random(7);
        var found = 0;
        for (var i = 0; i < searches; i++)
        {
            var wanted = search(ManyProducts.Product(random.Next(1, count + 1)));
            var began = Stopwatch.GetTimestamp();
            var rows = await tables.QueryAsync(
                new CompanyId(1),
                $"""
                select {ProductColumns.List} from erp.products
                where company_id = $1 and id in (select found.id from erp.find_products($2, $3, null, null, '', $4) found) order by sku
                """,
                [wanted.Words, wanted.SkuPart, Page], row => ProductColumns.Read(row, 0), CancellationToken.None);
            latencies.Record(Stopwatch.GetTimestamp() - began);
            found += rows.Count;
        }
        await SayAsync(
            $"{kind,-28} {(double)found / searches,5:0.0} rows  p50 {latencies.Percentile(50).TotalMilliseconds,7:0.0} ms  "
            + Invariant($"p99 {latencies.Percentile(99).TotalMilliseconds,7:0.0} ms"));
    }

    private static Task SayAsync(FormattableString line) => SayAsync(Invariant(line));

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
