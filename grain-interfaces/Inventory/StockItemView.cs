namespace Erp.Inventory;

/// <summary>A stock item as of all that is durable, settlements included.</summary>
/// <param name="Reserved">
/// Kept back by holds and by sales that are not decided yet; available is on hand minus reserved.
/// </param>
/// <param name="UnitCost">The cost of the last receipt, in the company's currency; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockItemView")]
public sealed record StockItemView(
    [property: Id(0)] decimal OnHand,
    [property: Id(1)] decimal Reserved,
    [property: Id(2)] decimal UnitCost,
    [property: Id(3)] Position Position)
{
    public decimal Available => OnHand - Reserved;
}
