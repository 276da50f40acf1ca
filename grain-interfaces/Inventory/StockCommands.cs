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
    [property: Id(3)] long ResolvedBelow);
