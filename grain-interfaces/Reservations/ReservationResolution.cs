namespace Erp.Reservations;

/// <summary>An owner's word on some of its reservations.</summary>
/// <param name="Owner">The owner's grain id.</param>
/// <param name="ResolvedBelow">
/// Every attempt of this owner below it is decided or dead: a holder that has nothing open for such an attempt never opens it again.
/// </param>
/// <param name="Fates">By attempt; a holder ignores attempts it knows nothing of.</param>
[GenerateSerializer, Immutable, Alias("Erp.ReservationResolution")]
public sealed record ReservationResolution(
    [property: Id(0)] string Owner,
    [property: Id(1)] long ResolvedBelow,
    [property: Id(2)] ImmutableArray<ResolvedReservation> Fates);

/// <summary>One reservation's fate. Settling takes exactly what was reserved, so it can never be refused.</summary>
[GenerateSerializer, Immutable, Alias("Erp.ResolvedReservation")]
public readonly record struct ResolvedReservation(
    [property: Id(0)] string Cause,
    [property: Id(1)] long Attempt,
    [property: Id(2)] ReservationFate Fate);
