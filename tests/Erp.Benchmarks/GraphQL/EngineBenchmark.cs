using System.Globalization;
using System.Text;
using Erp.GraphQL;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Http;
using Erp.GraphQL.Language;
using Erp.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Benchmarks.GraphQL;

/// <summary>
/// What the GraphQL engine costs an operation, without HTTP: from the request's JSON to the response's.
/// </summary>
internal static class EngineBenchmark
{
    private const double MaxMicroseconds = 10;
    private const double MaxBytes = 2048;

    public static async Task RunAsync()
    {
        await using var services = new ServiceCollection().AddShop().BuildServiceProvider();
        var executor = services.GetRequiredService<RequestExecutor>();
        Console.WriteLine($"{"operation",-44}{"µs",10}{"bytes",10}  bar");
        await ReportAsync(
            "sale of 3 lines, resolver done at once", executor, services, Operation.Sale("completeSale"), 20_000);
        await ReportAsync(
            "sale of 3 lines, resolver answers later", executor, services, Operation.Sale("completeSaleLater"), 20_000);
        await ReportAsync("product by sku, 4 fields", executor, services, Operation.Product("SKU-0007"), 20_000);
        await ReportAsync("list of 100 rows, 10 fields", executor, services, Operation.List(), 1_000, hasBar: false);
        await ReportCompileAsync(executor);
        await ReportUnknownAsync(executor, services);
    }

    private static async Task ReportAsync(
        string name, RequestExecutor executor, IServiceProvider services, byte[] body, int operations, bool hasBar = true)
    {
        var run = await EngineRun.MeasureAsync(operations, async () =>
        {
            using var json = new ResponseWriter();
            var running = RunAsync(executor, services, body, json);
            ShopSchema.Mutations.Waiting?.TrySetResult(ShopSchema.Mutations.Answer(null));
            if (await running != ExecutionOutcome.Executed || json.Written.Span.StartsWith("{\"errors\""u8))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(json.Written.Span));
            }
        });
        Write(name, run, hasBar ? Verdict(run.Microseconds <= MaxMicroseconds && run.Bytes <= MaxBytes) : "");
    }

    private static ValueTask<ExecutionOutcome> RunAsync(
        RequestExecutor executor, IServiceProvider services, byte[] body, ResponseWriter json)
    {
        var envelope = RequestEnvelope.Parse(body);
        return executor.ExecuteAsync(
            new OperationRequest
            {
                Document = envelope.Document,
                DocumentIsEscaped = envelope.DocumentIsEscaped,
                Variables = envelope.Variables,
                Services = services,
            },
            json);
    }

    private static async Task ReportCompileAsync(RequestExecutor executor)
    {
        var fields = string.Concat(Enumerable.Range(0, 24).Select(i =>
            $"  p{i}: product(sku: \"SKU-{i:0000}\") {{ id sku name count price active weight since status unit }}\n"));
        var document = Encoding.UTF8.GetBytes($"{{\n{fields}}}");
        var parse = await EngineRun.MeasureAsync(1_000, () =>
        {
            Parser.Parse(document);
            return ValueTask.CompletedTask;
        });
        Write($"parse {document.Length} bytes", parse, "");
        var run = await EngineRun.MeasureAsync(1_000, () =>
        {
            var parsed = Parser.Parse(document);
            return DocumentValidator.Validate(executor.Schema, parsed, executor.Options).IsEmpty
                ? ValueTask.CompletedTask
                : throw new InvalidOperationException("The document is not valid.");
        });
        Write($"parse and validate {document.Length} bytes", run, Verdict(run.Microseconds <= 100));
    }

    /// <summary>Each document differs from all before it, as those of a client do that writes values into the text.</summary>
    private static async Task ReportUnknownAsync(RequestExecutor executor, IServiceProvider services)
    {
        var next = 0;
        var run = await EngineRun.MeasureAsync(1_000, async () =>
        {
            using var json = new ResponseWriter();
            var document = $"{{ product(sku: \"SKU-{next++}\") {{ sku name price active }} }}";
            await executor.ExecuteAsync(
                new OperationRequest { Document = Encoding.UTF8.GetBytes(document), Services = services }, json);
        });
        Write("product by sku, document not seen before", run, "");
    }

    private static void Write(string name, EngineRun run, string verdict) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-44}{run.Microseconds,10:0.00}{run.Bytes,10:0}  {verdict}"));

    private static string Verdict(bool reached) => reached ? "reached" : "MISSED";
}
