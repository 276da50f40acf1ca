using System.Runtime.CompilerServices;
using Erp.Api.Inventory;
using Erp.Grains.Live;
using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Live;

[SubscriptionType]
public static class StockSubscriptions
{
    /// <summary>Of one subscription.</summary>
    private const int MaxSkus = 500;

    [Subscribe(With = nameof(SubscribeToStockChanged))]
    [Authorize(Permission.InventoryRead)]
    [GraphQLDescription("Where stock items stand, whenever something changes them, in the order in which it was recorded.")]
    public static StockChangeNode StockChanged([EventMessage] StockChangeNode change) => change;

    public static async IAsyncEnumerable<StockChangeNode> SubscribeToStockChanged(
        [GraphQLDescription("The products to watch, 1 to 500 of them.")] string[] skus,
        string warehouse,
        [GraphQLDescription("The position of what was told last; only what comes from now on unless given.")] Position? from,
        [GlobalState] Caller caller,
        StockLocator locator,
        LiveFeed feed,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (skus.Length is 0 or > MaxSkus) throw new GraphQLException($"Give 1 to {MaxSkus} skus.", "INVALID_INPUT");
        var start = await feed.StartAsync(from, cancellation);
        var names = await ItemsAsync(locator, caller.Company, skus, warehouse);
        await foreach (var change in feed.StockAsync(names.Keys, start, cancellation))
            yield return StockChangeNode.Of(names[change.Item], change);
    }

    /// <exception cref="GraphQLException">There is no such product or warehouse.</exception>
    private static async Task<Dictionary<StockItemKey, string>> ItemsAsync(
        StockLocator locator, CompanyId company, string[] skus, string warehouse)
    {
        var located = await Task.WhenAll(skus.Select(sku => locator.FindAsync(company, sku, warehouse)));
        if (located.SelectMany(one => one.Errors).FirstOrDefault() is { } error) throw new GraphQLException(error.Message, error.Code);
        return located.Select(one => one.Stock!).DistinctBy(stock => stock.Key).ToDictionary(stock => stock.Key, stock => stock.Sku);
    }
}
