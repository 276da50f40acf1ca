using Erp.Catalog;
using Erp.Inventory;

namespace Erp.Simulation.Tests.Story;

/// <summary>Something on the shelf.</summary>
/// <param name="Stock">How many there are when the shop opens.</param>
internal sealed record Article(string Sku, decimal Stock)
{
    public ProductId Product { get; } = new(new Guid(Sku[0], 0, 0, new byte[8]));

    public StockItemKey Item => new(Shop.Company, "MAIN", Product);
}
