using Erp.Inventory;

namespace Erp.Api.Inventory;

/// <summary>Stock items as their grains know them: current.</summary>
public sealed class StockItems(IGrainFactory grains)
{
    /// <summary>Null when there is no such item.</summary>
    internal async Task<StockItemNode?> GetAsync(LocatedStock? stock)
    {
        if (stock is null) return null;
        var view = await SystemIdentity.Ask(stock.Key.Company, () => grains.StockItem(stock.Key).Get());
        return StockItemNode.Of(stock, view);
    }
}
