namespace Erp.Api.Inventory;

/// <summary>Where an item stands in a list of stock.</summary>
internal sealed record StockItemCursor(string Warehouse, string Sku, Guid Product)
{
    public static StockItemCursor Of(StockItemNode item) => new(item.Warehouse, item.Sku, item.Product.Product.Value);
}
