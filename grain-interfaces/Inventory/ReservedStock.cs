namespace Erp.Inventory;

/// <summary>What an owner learns about the goods it reserved.</summary>
/// <param name="UnitCost">What one unit costs, in the company's currency, for the owner's books.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReservedStock")]
public sealed record ReservedStock([property: Id(0)] decimal UnitCost);
