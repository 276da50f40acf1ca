using Erp.Reservations;

namespace Erp.Inventory;

/// <param name="Id">The client's id, 1–100 characters.</param>
/// <param name="Quantity">Above zero, no more decimals than the product's unit.</param>
/// <param name="UnitCost">
/// What one unit cost, in the company's currency; not negative. Null: the cost known so far.
/// </param>
/// <param name="Reference">A delivery note or purchase order, up to 100 characters; may be empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReceiveStock")]
public sealed record ReceiveStock(
    [property: Id(0)] string Id,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] Money? UnitCost,
    [property: Id(3)] string Reference);

/// <param name="Id">The client's id, 1–100 characters.</param>
/// <param name="Quantity">What is added, or taken away when negative; not zero.</param>
/// <param name="Reason">Why, for the books: 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.AdjustStock")]
public sealed record AdjustStock(
    [property: Id(0)] string Id,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] string Reason);

/// <param name="Id">The client's id, 1–100 characters; it names the hold.</param>
/// <param name="Quantity">Above zero, no more decimals than the product's unit.</param>
/// <param name="Lifetime">How long the goods are kept back, from one second to 90 days.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.HoldStock")]
public sealed record HoldStock(
    [property: Id(0)] string Id,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] TimeSpan Lifetime);

/// <param name="Id">The id that the hold was made with.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReleaseHold")]
public sealed record ReleaseHold([property: Id(0)] string Id);

/// <param name="Quantity">
/// Above zero: goods to take. Below zero: goods expected back, which does not change what is available before it is
/// settled.
/// </param>
/// <param name="ExpiresAt">
/// From when on the holder asks the owner what became of it; nothing is dropped unasked.
/// </param>
/// <param name="ResolvedBelow">Every attempt of the owner below it is decided or dead.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReserveStock")]
public sealed record ReserveStock(
    [property: Id(0)] ReservationId Reservation,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] long ResolvedBelow)
{
    /// <summary>What happens when less is available.</summary>
    [Id(4)]
    public ShortageRule Shortage { get; init; }

    /// <summary>
    /// The policy of the item's warehouse, for <see cref="ShortageRule.AsPolicy"/>; the item's own goes before it.
    /// </summary>
    [Id(5)]
    public ShortagePolicy WarehousePolicy { get; init; }

    /// <summary>
    /// Clients' holds that this takes the place of. They count as available for it, come back whole if it is voided,
    /// and are gone when it is settled, which frees what they held beyond it. One that has ended is refused with
    /// <c>RESERVATION_UNKNOWN</c>, unless the goods have left already.
    /// </summary>
    [Id(6)]
    public ImmutableArray<string> Holds { get; init; } = [];

    /// <summary>
    /// What one unit of goods that come back costs: what the sale recorded. Null, and for goods to take: the item's
    /// average.
    /// </summary>
    [Id(7)]
    public decimal? UnitCost { get; init; }

    /// <summary>
    /// The node on which the owner will decide. An item there need not wait until the reservation is durable, since the owner's event
    /// can rest on it.
    /// </summary>
    [Id(8)]
    public Guid Node { get; init; }
}

/// <summary>Sets all of an item's policy; what is not given has its default again.</summary>
/// <param name="Id">The client's id, 1–100 characters.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.SetStockPolicy")]
public sealed record SetStockPolicy([property: Id(0)] string Id, [property: Id(1)] StockPolicy Policy);

/// <summary>
/// Books what a stocktake found. The difference to what was expected is applied to what is on hand now, so sales may go
/// on between counting and booking. What was seen is the truth: it is accepted even below what is reserved, and clears
/// the flag for counting. Idempotent by the stocktake.
/// </summary>
/// <param name="Stocktake">The stocktake's id, unique within the company.</param>
/// <param name="Counted">What was found; not negative.</param>
/// <param name="Expected">What the books had on hand at the stocktake's count date.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.CountStock")]
public sealed record CountStock(
    [property: Id(0)] string Stocktake,
    [property: Id(1)] decimal Counted,
    [property: Id(2)] decimal Expected)
{
    public decimal Difference => Counted - Expected;
}
