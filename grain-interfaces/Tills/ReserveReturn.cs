using Erp.Reservations;

namespace Erp.Tills;

/// <summary>A till's provisional claim on what may still be returned of a sale.</summary>
/// <param name="ExpiresAt">From then on the sale asks the till what became of it.</param>
/// <param name="ResolvedBelow">Every attempt of the till below it is decided or dead.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReserveReturn")]
public sealed record ReserveReturn(
    [property: Id(0)] ReservationId Reservation,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] long ResolvedBelow)
{
    /// <summary>What of it; all that remains when empty.</summary>
    [Id(3)]
    public ImmutableArray<ReturnedLine> Lines { get; init; } = [];

    /// <summary>Payments that must give back so much; what is then missing comes from the last payment first.</summary>
    [Id(4)]
    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>What cash is paid back in steps of; 0 where the smallest coin will do, or where goods are exchanged.</summary>
    [Id(5)]
    public decimal CashRounding { get; init; }
}
