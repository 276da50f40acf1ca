using Erp.Benchmarks;
using Erp.Benchmarks.GrainCalls;
using Erp.Benchmarks.GraphQL;
using Erp.Benchmarks.GraphQL.Peers;
using Erp.Benchmarks.Journal;
using Erp.Benchmarks.Read;
using Erp.Benchmarks.Reserve;
using Erp.Benchmarks.Sale;
using Erp.Benchmarks.Search;
using Erp.Benchmarks.Stocktake;
using Erp.Benchmarks.Upload;

const string Usage = "usage: Erp.Benchmarks sale|till|upload|reserve|stocktake|read|search|journal|calls|graphql [--seconds 10 (graphql: 3)] [--terminals 128] [--tills 256] [--connections 128] [--rate 2000] [--sales 100000] [--lines 5000] [--products 1000000] [--baseline yes|no]";

try
{
    return args switch
    {
        ["sale", .. var rest] => await SaleBenchmark.RunAsync(rest),
        ["till", .. var rest] => await TillBenchmark.RunAsync(rest),
        ["upload", .. var rest] => await UploadBenchmark.RunAsync(rest),
        ["reserve", .. var rest] => await ReserveBenchmark.RunAsync(rest),
        ["stocktake", .. var rest] => await StocktakeBenchmark.RunAsync(rest),
        ["calls"] => await GrainCallsBenchmark.RunAsync(),
        ["graphql", .. var rest] => await GraphQLBenchmark.RunAsync(rest),
        [DotNetServer.Verb, var which, var url] => await DotNetServer.RunAsync(which, url),
        ["search", .. var rest] => await SearchBenchmark.RunAsync(rest),
        ["read", .. var rest] => await ReadBenchmark.RunAsync(rest),
        ["journal", .. var rest] => await JournalBenchmark.RunAsync(rest),
        _ => throw new UsageException(Usage),
    };
}
catch (UsageException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
