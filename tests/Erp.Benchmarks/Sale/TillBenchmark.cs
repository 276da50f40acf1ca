using System.Globalization;
using Erp.Benchmarks.Server;
using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Tills;

namespace Erp.Benchmarks.Sale;

/// <summary>
/// What a sale of three lines costs a node from the till grain on: grains, journal and projections, without HTTP and GraphQL. Not how fast:
/// allocated bytes and processor time a sale are the same on a machine that does other things as well.
/// </summary>
internal static class TillBenchmark
{
    private const int Products = 2_000;
    private const int Together = 256;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = BenchmarkOptions.Parse(args);
        var (tills, sales) = (options.Number("tills", 128), options.Number("sales", 20_000));
        await using var node = await InProcessNode.StartAsync();
        await OpenAsync(node, tills);
        await SellAsync(node, tills, sales, "w");

        var (bytes, processor) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        var (pauses, young, old) = (GC.GetTotalPauseDuration(), GC.CollectionCount(0), GC.CollectionCount(2));
        await SellAsync(node, tills, sales, "m");
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        processor = Environment.CpuUsage.TotalTime - processor;
        (pauses, young, old) = (GC.GetTotalPauseDuration() - pauses, GC.CollectionCount(0) - young, GC.CollectionCount(2) - old);
        Console.WriteLine(FormattableString.Invariant(
            $"a sale: {(double)bytes / sales:N0} bytes, {processor.TotalMicroseconds / sales:0} µs of the node's processor time"));
        Console.WriteLine(FormattableString.Invariant(
            $"{young} collections, {old} of them of all generations, stopped it for {pauses.TotalMicroseconds / sales:0.0} µs a sale"));
        return 0;
    }

    private static async Task OpenAsync(InProcessNode node, int tills)
    {
        InProcessNode.ActAsSystem();
        for (var till = 0; till < tills; till++)
            InProcessNode.Accepted(await node.Grains.Company(InProcessNode.Company).DefineTerminal(
                new DefineTerminal(Terminal(till), "Benchmark", "MAIN")));
        foreach (var some in Enumerable.Range(0, Products).Chunk(Together))
            await Task.WhenAll(some.Select(number => StockAsync(node, number)));
    }

    private static async Task StockAsync(InProcessNode node, int number)
    {
        var product = new ProductId(Guid.CreateVersion7());
        InProcessNode.Accepted(await node.Grains.Product(InProcessNode.Company, product).Create(new CreateProduct(
            product, Sku(number), [], Sku(number), ProductKind.Goods, "EACH", new Money(4.99m, "GBP"), null, "ZERO", Tracked: true)));
        InProcessNode.Accepted(await node.Grains.StockItem(new StockItemKey(InProcessNode.Company, "MAIN", product)).Receive(
            new ReceiveStock("opening", 1_000_000_000, null, "")));
    }

    /// <summary>Each till makes its next sale when the last one is answered.</summary>
    private static Task SellAsync(InProcessNode node, int tills, int sales, string id) =>
        Task.WhenAll(Enumerable.Range(0, tills).Select(till => Task.Run(async () =>
        {
            InProcessNode.ActAsSystem();
            var grain = node.Grains.Till(new TillKey(InProcessNode.Company, Terminal(till)));
            var random = new Random(till);
            for (var sale = till; sale < sales; sale += tills)
                InProcessNode.Accepted(await grain.CompleteSale(new CompleteSale(
                    string.Create(CultureInfo.InvariantCulture, $"{id}-{sale}"), "MAIN",
                    [Line(random), Line(random), Line(random)],
                    [new Payment(PaymentMethod.Cash, new Money(100, "GBP"))])));
        })));

    private static SaleLine Line(Random random) => new(Sku(random.Next(Products)), null, 1);

    private static string Sku(int number) => string.Create(CultureInfo.InvariantCulture, $"B{number:00000}");

    private static string Terminal(int till) => string.Create(CultureInfo.InvariantCulture, $"B{till:0000}");
}
