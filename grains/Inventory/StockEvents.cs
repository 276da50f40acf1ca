using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// What happened to one product's stock in one warehouse. These are the bulk of the journal, hence the short names; who
/// and when stand in the journal's envelope, which item in the stream's name. Amounts of money are in the company's
/// currency.
/// </summary>
public abstract record StockEvent : IEvent;

/// <summary>What is on hand changed, and what it is worth with it.</summary>
public interface IStockMove : IEvent
{
    /// <summary>What was added; negative when taken away.</summary>
    decimal Quantity { get; }

    /// <summary>On hand before it.</summary>
    decimal Before { get; }

    /// <summary>What one unit was valued at.</summary>
    decimal UnitCost { get; }

    /// <summary>
    /// By how much the value changed beyond quantity × unit cost: what was sold below zero turned out to have cost more
    /// or less than it was sold at, or what is left of rounding goes with the last unit.
    /// </summary>
    decimal Revaluation { get; }

    decimal After => Before + Quantity;

    decimal ValueChange => Quantity * UnitCost + Revaluation;
}

/// <summary>Goods arrived.</summary>
/// <param name="UnitCost">What one unit cost.</param>
/// <param name="Reference">A delivery note or purchase order; null when none was given.</param>
[EventName("inventory.stock_received.v1")]
public sealed record StockReceived(
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("b")] decimal Before,
    [property: JsonPropertyName("u")] decimal UnitCost,
    [property: JsonPropertyName("r")] string? Reference) : StockEvent, IStockMove
{
    [JsonPropertyName("rv")]
    public decimal Revaluation { get; init; }
}

/// <summary>What is on hand was corrected, up or down.</summary>
/// <param name="UnitCost">The cost at which the correction is valued.</param>
[EventName("inventory.stock_adjusted.v1")]
public sealed record StockAdjusted(
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("b")] decimal Before,
    [property: JsonPropertyName("u")] decimal UnitCost,
    [property: JsonPropertyName("r")] string Reason) : StockEvent, IStockMove
{
    [JsonPropertyName("rv")]
    public decimal Revaluation { get; init; }
}

/// <summary>
/// A stocktake found more or fewer than the books had, or just as many. What was seen is the truth; the flag for
/// counting goes.
/// </summary>
/// <param name="Quantity">Counted less expected.</param>
/// <param name="Expected">On hand at the stocktake's count date.</param>
/// <param name="Stocktake">The stocktake's id.</param>
[EventName("inventory.stock_counted.v1")]
public sealed record StockCounted(
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("b")] decimal Before,
    [property: JsonPropertyName("u")] decimal UnitCost,
    [property: JsonPropertyName("e")] decimal Expected,
    [property: JsonPropertyName("c")] decimal Counted,
    [property: JsonPropertyName("t")] string Stocktake) : StockEvent, IStockMove
{
    [JsonPropertyName("rv")]
    public decimal Revaluation { get; init; }
}

/// <summary>How the item is kept from now on.</summary>
[EventName("inventory.stock_policy_set.v1")]
public sealed record StockPolicySet(
    [property: JsonPropertyName("s")] ShortagePolicy? Shortage,
    [property: JsonPropertyName("p")] decimal? ReorderPoint,
    [property: JsonPropertyName("q")] decimal? ReorderQuantity,
    [property: JsonPropertyName("b")] bool BackOrders,
    [property: JsonPropertyName("l")] decimal? BackOrderLimit) : StockEvent
{
    [JsonIgnore]
    public StockPolicy Policy => new(Shortage, ReorderPoint, ReorderQuantity, BackOrders, BackOrderLimit);
}

/// <summary>Goods are kept back for a client until an expiry.</summary>
/// <param name="Id">The client's id of the command.</param>
[EventName("inventory.stock_held.v1")]
public sealed record StockHeld(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("x"), JsonConverter(typeof(UnixSeconds))] DateTimeOffset ExpiresAt) : StockEvent;

/// <summary>A client gave its hold up.</summary>
[EventName("inventory.hold_released.v1")]
public sealed record HoldReleased(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("q")] decimal Quantity) : StockEvent;

/// <summary>Holds ended by their expiry.</summary>
[EventName("inventory.holds_expired.v1")]
public sealed record HoldsExpired(
    [property: JsonPropertyName("h")] ImmutableArray<EndedHold> Holds) : StockEvent;

public readonly record struct EndedHold(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("q")] decimal Quantity);

/// <summary>Goods are kept back for an owner (a till's sale) until it resolves the reservation.</summary>
/// <param name="Owner">The owner's grain id.</param>
/// <param name="Cause">What the owner decides, in its own terms: a sale's client id.</param>
/// <param name="Quantity">Below zero: goods expected back.</param>
/// <param name="ResolvedBelow">0 when it says nothing new.</param>
/// <param name="Superseded">
/// The quantity of an older attempt for the same cause, which this one replaces; 0 without one.
/// </param>
[EventName("inventory.stock_reserved.v1")]
public sealed record StockReserved(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("a")] long Attempt,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("x"), JsonConverter(typeof(UnixSeconds))] DateTimeOffset ExpiresAt,
    [property: JsonPropertyName("w")] long ResolvedBelow,
    [property: JsonPropertyName("s")] decimal Superseded) : StockEvent
{
    /// <summary>
    /// What one unit was promised at: the goods leave, or come back, at this cost when it is settled. Null in events of
    /// before it was kept, when it was the cost of the last receipt.
    /// </summary>
    [JsonPropertyName("u")]
    public decimal? UnitCost { get; init; }

    /// <summary>How much of it was not available.</summary>
    [JsonPropertyName("sh")]
    public decimal Short { get; init; }

    /// <summary>
    /// The ids of clients' holds whose place it takes: used up when it is settled, back when it is voided; null without
    /// any.
    /// </summary>
    [JsonPropertyName("h")]
    public ImmutableArray<string>? Holds { get; init; }
}

/// <summary>
/// Reservations ended as their owners say. Settled ones left (or entered) the warehouse by the owner's own event, which
/// is the movement; voided ones are free again.
/// </summary>
[EventName("inventory.reservations_resolved.v1")]
public sealed record ReservationsResolved(
    [property: JsonPropertyName("r")] ImmutableArray<OwnerResolution> Owners) : StockEvent;
