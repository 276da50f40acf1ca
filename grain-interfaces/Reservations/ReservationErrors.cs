namespace Erp.Reservations;

/// <summary>
/// A late duplicate: the owner has decided this attempt, or given it up, so it must never take anything again. Owners do not
/// repeat such an attempt; they make a new one.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.ReservationStale")]
public sealed record ReservationStale([property: Id(0)] ReservationId Reservation) : DomainError
{
    public override string Code => "RESERVATION_STALE";
    public override string Message => $"Attempt {Reservation.Attempt} of {Reservation.Owner} for {Reservation.Cause} is over.";
}
