namespace Erp.Reservations;

/// <summary>A grain whose event decides what becomes of reservations: tills, orders.</summary>
public interface IReservationOwner : IGrainWithStringKey
{
    /// <summary>
    /// A holder asks what became of reservations that it has heard nothing of. One way, so that holder and owner never wait on
    /// each other; the answer comes as <see cref="IReservationHolder.Resolve"/> and is given only once what it rests on is durable.
    /// </summary>
    [OneWay]
    Task Inquire(ReservationInquiry inquiry);
}

/// <summary>A holder's question about reservations of one owner.</summary>
/// <param name="Holder">The asking grain's id, to which the answer goes.</param>
[GenerateSerializer, Immutable, Alias("Erp.ReservationInquiry")]
public sealed record ReservationInquiry(
    [property: Id(0)] string Holder,
    [property: Id(1)] ImmutableArray<ReservationId> Reservations);
