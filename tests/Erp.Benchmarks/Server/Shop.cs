using System.Globalization;

namespace Erp.Benchmarks.Server;

/// <summary>What the benchmarks trade with: as many products as the baseline has, in stock for ever, and terminals beside the demo's.</summary>
internal static class Shop
{
    public const int Products = 10_000;

    private static readonly ParallelOptions s_parallel = new() { MaxDegreeOfParallelism = 64 };

    /// <summary>Five digits, as the requests' slots are.</summary>
    public static string Sku(int product) => string.Create(CultureInfo.InvariantCulture, $"B{product:00000}");

    public static string Terminal(int terminal) => string.Create(CultureInfo.InvariantCulture, $"B{terminal:0000}");

    public static async Task OpenAsync(ErpServer server, int terminals)
    {
        // One after the other: they all change the one company's settings.
        for (var terminal = 0; terminal < terminals; terminal++)
            await server.PostAsync(
                Request("defineTerminal", "DefineTerminalInput", $$"""{"code":"{{Terminal(terminal)}}","name":"Benchmark","warehouse":"MAIN"}"""),
                CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(0, Products), s_parallel, async (product, cancellation) =>
        {
            var sku = Sku(product);
            await server.PostAsync(
                Request("createProduct", "CreateProductInput", $$"""{"sku":"{{sku}}","name":"Item {{product}}","price":{"amount":"4.99"},"taxCode":"STANDARD"}"""),
                cancellation);
            await server.PostAsync(
                Request("receiveStock", "ReceiveStockInput", $$"""{"id":"open-{{sku}}","sku":"{{sku}}","warehouse":"MAIN","quantity":1000000000}"""),
                cancellation);
        });
    }

    private static string Request(string mutation, string inputType, string input) =>
        $$$"""{"query":"mutation($input: {{{inputType}}}!) { {{{mutation}}}(input: $input) { userErrors { code message } } }","variables":{"input":{{{input}}}}}""";
}
