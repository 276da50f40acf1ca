namespace Erp.Inventory;

/// <summary>What a receipt, an adjustment or a count did.</summary>
/// <param name="Quantity">What was added; negative when taken away.</param>
/// <param name="Before">On hand before it.</param>
/// <param name="After">On hand after it.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockMovement")]
public sealed record StockMovement(
    [property: Id(0)] decimal Quantity,
    [property: Id(1)] decimal Before,
    [property: Id(2)] decimal After,
    [property: Id(3)] decimal UnitCost)
{
    /// <summary>
    /// By how much the value changed beyond quantity × unit cost: what was sold below zero turned out to have cost
    /// more, or less, than it was sold at.
    /// </summary>
    [Id(4)]
    public decimal Revaluation { get; init; }
}
