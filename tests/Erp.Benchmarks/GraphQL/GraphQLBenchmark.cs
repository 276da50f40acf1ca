using Erp.Benchmarks.GraphQL.Peers;

namespace Erp.Benchmarks.GraphQL;

/// <summary>What GraphQL costs: the engine alone, and over HTTP beside two peers.</summary>
internal static class GraphQLBenchmark
{
    private const int Seconds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        await EngineBenchmark.RunAsync();
        if (options.WithBaseline) await HttpComparison.RunAsync(TimeSpan.FromSeconds(options.Number("seconds", Seconds)));
        return 0;
    }
}
