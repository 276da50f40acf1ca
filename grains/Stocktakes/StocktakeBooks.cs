using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Security;
using Erp.Inventory;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>Asks the stock items of a stocktake: what they had at the frozen instant, and later to take the counts over.</summary>
/// <remarks>Many at a time, but not all: thousands of items are read from the journal here, beside a shop that goes on selling.</remarks>
internal sealed class StocktakeBooks(IGrainFactory grains, StocktakeKey stocktake)
{
    private const int AtATime = 256;

    /// <summary>By line of the command. Products that were counted before have what they are compared with already.</summary>
    public async Task<ImmutableArray<CountFacts>> Compare(StocktakeState state, RecordCounts command)
    {
        using var system = SystemIdentity.Begin(stocktake.Company);
        var products = await grains.FindBySku(stocktake.Company, [.. command.Lines.Select(line => line.Sku)]);
        var frozenAt = state.Begun!.FrozenAt;
        return await Bounded.Select(products, AtATime, async product => product is null || state.Counted.ContainsKey(product.Id.Value)
            ? new CountFacts(product, null)
            : new CountFacts(product, await Frozen(product, frozenAt)));
    }

    /// <exception cref="UnavailableException">A sale from before the count began is still being decided.</exception>
    private async Task<StockItemView> Frozen(ProductFacts product, DateTimeOffset frozenAt)
    {
        var item = await Item(product.Id.Value).GetAt(frozenAt);
        return item.Undecided
            ? throw new UnavailableException($"A sale of {product.Sku} from before the count is being decided; send the same counts again.")
            : item;
    }

    /// <summary>Corrects the items; each does so once, however often it is asked.</summary>
    public async Task<ImmutableArray<PostedLine>> Post(ImmutableArray<CountedLine> lines)
    {
        using var system = SystemIdentity.Begin(stocktake.Company);
        return await Bounded.Select(lines, AtATime, async line =>
        {
            var booked = await Item(line.ProductId).Count(new CountStock(stocktake.Name, line.Counted, line.Expected));
            return booked.Value is { } movement
                ? new PostedLine(line.ProductId, movement.Quantity * movement.UnitCost + movement.Revaluation)
                : throw new InvalidOperationException($"{line.Sku} refuses to be counted: {string.Join(' ', booked.Errors)}");
        });
    }

    private IStockItemGrain Item(Guid product) =>
        grains.StockItem(new StockItemKey(stocktake.Company, stocktake.Warehouse, new ProductId(product)));
}
