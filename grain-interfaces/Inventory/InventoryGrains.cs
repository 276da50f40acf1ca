namespace Erp.Inventory;

public static class InventoryGrains
{
    public static IStockItemGrain StockItem(this IGrainFactory grains, StockItemKey key) =>
        grains.GetGrain<IStockItemGrain>(key.ToString());
}
