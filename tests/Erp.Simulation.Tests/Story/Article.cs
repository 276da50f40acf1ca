using Erp.Catalog;
using Erp.Inventory;

namespace Erp.Simulation.Tests.Story;

/// <summary>Something on the shelf.</summary>
/// <param name="Stock">How many there are when the shop opens.</param>
/// <param name="SoldShort">A sale of more than there is is recorded, since the customer has the goods in hand.</param>
internal sealed record Article(string Sku, decimal Stock, bool SoldShort = false)
{
    public ProductId Product { get; } = new(new Guid(Sku[0], 0, 0, new byte[8]));

    /// <summary>On the shop floor.</summary>
    public StockItemKey Item => In("MAIN");

    public StockItemKey In(string warehouse) => new(Shop.Company, warehouse, Product);
}
