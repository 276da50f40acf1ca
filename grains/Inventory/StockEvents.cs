using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>
/// What happened to one product's stock in one warehouse. These are the bulk of the journal, hence the short names; who
/// and when stand in the journal's envelope, which item in the stream's name. Amounts of money are in the company's
/// currency.
/// </summary>
public abstract record StockEvent : IEvent;

/// <summary>Goods arrived.</summary>
/// <param name="Before">On hand before it, as in <see cref="StockAdjusted"/>.</param>
/// <param name="UnitCost">What one unit cost.</param>
/// <param name="Reference">A delivery note or purchase order; null when none was given.</param>
[EventName("inventory.stock_received.v1")]
public sealed record StockReceived(
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("b")] decimal Before,
    [property: JsonPropertyName("u")] decimal UnitCost,
    [property: JsonPropertyName("r")] string? Reference) : StockEvent
{
    [JsonIgnore]
    public decimal After => Before + Quantity;
}

/// <summary>What is on hand was corrected, up or down.</summary>
/// <param name="UnitCost">The cost at which the correction is valued.</param>
[EventName("inventory.stock_adjusted.v1")]
public sealed record StockAdjusted(
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("b")] decimal Before,
    [property: JsonPropertyName("u")] decimal UnitCost,
    [property: JsonPropertyName("r")] string Reason) : StockEvent
{
    [JsonIgnore]
    public decimal After => Before + Quantity;
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
    [property: JsonPropertyName("s")] decimal Superseded) : StockEvent;

/// <summary>
/// Reservations ended as their owners say. Settled ones left (or entered) the warehouse by the owner's own event, which
/// is the movement; voided ones are free again.
/// </summary>
[EventName("inventory.reservations_resolved.v1")]
public sealed record ReservationsResolved(
    [property: JsonPropertyName("r")] ImmutableArray<OwnerResolution> Owners) : StockEvent;
