namespace Erp.Inventory;

/// <summary>What a receipt or an adjustment did.</summary>
/// <param name="Quantity">What was added; negative when taken away.</param>
/// <param name="Before">On hand before it.</param>
/// <param name="After">On hand after it.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockMovement")]
public sealed record StockMovement(
    [property: Id(0)] decimal Quantity,
    [property: Id(1)] decimal Before,
    [property: Id(2)] decimal After,
    [property: Id(3)] decimal UnitCost);
