using Erp.Inventory;

namespace Erp.Api.Inventory;

/// <summary>Stock items as their grains know them: current.</summary>
public sealed class StockItems(IGrainFactory grains)
{
    /// <summary>Null when there is no such item.</summary>
    /// <param name="at">As of then, from the journal; as of now unless given.</param>
    internal async Task<StockItemNode?> GetAsync(LocatedStock? stock, DateTimeOffset? at = null)
    {
        if (stock is null) return null;
        var view = await SystemIdentity.Ask(stock.Key.Company, () =>
            at is { } instant ? grains.StockItem(stock.Key).GetAt(instant) : grains.StockItem(stock.Key).Get());
        return StockItemNode.Of(stock, view);
    }
}
