using System.Diagnostics;
using Erp.Benchmarks.Server;
using Erp.Catalog;
using Erp.Inventory;
using Erp.Stocktakes;

namespace Erp.Benchmarks.Stocktake;

/// <summary>
/// A whole stocktake, durable: begun, counted a thousand lines at a time, posted. Each item has a history, and half of the counts
/// differ. Twice: by a node that has just started, whose grains all have to be loaded, and by one that has them in memory.
/// </summary>
internal static class StocktakeBenchmark
{
    private const int Together = 256;
    private const int Movements = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var lines = BenchmarkOptions.Parse(args).Number("lines", 5_000);
        await using var node = await InProcessNode.StartAsync();
        InProcessNode.ActAsSystem();
        var products = Enumerable.Range(0, lines).Select(_ => new ProductId(Guid.CreateVersion7())).ToArray();
        foreach (var some in products.Index().Chunk(Together))
            await Task.WhenAll(some.Select(one => StockAsync(node, one.Item, one.Index)));

        await node.RestartAsync();
        await TakeAsync(node, "cold", lines);
        await TakeAsync(node, "warm", lines);
        await CheckAsync(node, products);
        return 0;
    }

    private static async Task StockAsync(InProcessNode node, ProductId product, int number)
    {
        InProcessNode.Accepted(await node.Grains.Product(InProcessNode.Company, product).Create(new CreateProduct(
            product, Sku(number), [], Sku(number), ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "ZERO", Tracked: true)));
        var item = node.Grains.StockItem(Key(product));
        for (var movement = 0; movement < Movements; movement++)
            InProcessNode.Accepted(await item.Receive(new ReceiveStock($"r-{movement}", 10, new Money(2, "GBP"), "")));
    }

    private static async Task TakeAsync(InProcessNode node, string name, int lines)
    {
        InProcessNode.ActAsSystem();
        var stocktake = node.Grains.Stocktake(new StocktakeKey(InProcessNode.Company, "MAIN", name));
        var (begun, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        InProcessNode.Accepted(await stocktake.Begin(new BeginStocktake([], "")));
        foreach (var some in Enumerable.Range(0, lines).Chunk(RecordCounts.MaxLines))
            InProcessNode.Accepted(await stocktake.Record(
                new RecordCounts($"c-{some[0]}", [.. some.Select(n => new CountedGoods(Sku(n), Found(n)))])));
        var counted = Stopwatch.GetTimestamp();
        var posted = InProcessNode.Accepted(await stocktake.Post());
        var ended = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime - worked;
        Console.WriteLine(FormattableString.Invariant(
            $"  {name}: {posted.Posted:N0} lines in {Seconds(begun, ended):0.00} s, {processor.TotalSeconds:0.00} s of the node's processor time"));
        Console.WriteLine(FormattableString.Invariant(
            $"    counted in {Seconds(begun, counted):0.00} s, posted in {Seconds(counted, ended):0.00} s"));
    }

    private static async Task CheckAsync(InProcessNode node, ProductId[] products)
    {
        foreach (var (number, product) in products.Index())
            if ((await node.Grains.StockItem(Key(product)).Get()).OnHand != Found(number))
                throw new InvalidOperationException($"{Sku(number)} has not on hand what was found.");
    }

    private static decimal Found(int number) => Movements * 10 - number % 2;

    private static string Sku(int number) => FormattableString.Invariant($"SKU-{number:00000}");

    private static StockItemKey Key(ProductId product) => new(InProcessNode.Company, "MAIN", product);

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
