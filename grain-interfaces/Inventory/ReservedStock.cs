namespace Erp.Inventory;

/// <summary>What an owner learns about the goods it reserved.</summary>
/// <param name="UnitCost">
/// What one unit costs, in the company's currency. It is promised: whatever happens to the item's average meanwhile,
/// the goods leave at this cost when they are settled. The owner's event must record it for every line that the
/// reservation is for, so that its books and the item's add up.
/// </param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReservedStock")]
public sealed record ReservedStock([property: Id(0)] decimal UnitCost)
{
    /// <summary>How much of what was asked for was not available and is reserved nevertheless; 0 as a rule.</summary>
    [Id(1)]
    public decimal Short { get; init; }

    /// <summary>
    /// What the owner's event has to rest on, when the owner is on the item's node and the reservation is not durable yet; null when it
    /// is. It is not sent to other nodes.
    /// </summary>
    [field: NonSerialized]
    public IPendingAppend? RestsOn { get; init; }
}
