namespace Erp.Inventory;

/// <summary>How one item is kept.</summary>
/// <param name="Shortage">What happens to a sale of more than is available; null: as its warehouse says.</param>
/// <param name="ReorderPoint">The item is low when no more than this is available; null: never.</param>
/// <param name="ReorderQuantity">How much to order then; null when it is not said.</param>
/// <param name="BackOrders">Whether clients may reserve more than is available.</param>
/// <param name="BackOrderLimit">How much more at most; null: without limit.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockPolicy")]
public sealed record StockPolicy(
    [property: Id(0)] ShortagePolicy? Shortage = null,
    [property: Id(1)] decimal? ReorderPoint = null,
    [property: Id(2)] decimal? ReorderQuantity = null,
    [property: Id(3)] bool BackOrders = false,
    [property: Id(4)] decimal? BackOrderLimit = null)
{
    public static StockPolicy Default { get; } = new();
}
