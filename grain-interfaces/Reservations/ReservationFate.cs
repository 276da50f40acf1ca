namespace Erp.Reservations;

/// <summary>What an owner says of a reservation. <see cref="Settled"/> and <see cref="Void"/> are final.</summary>
[GenerateSerializer, Alias("Erp.ReservationFate")]
public enum ReservationFate
{
    /// <summary>The owner has not decided yet: ask again later.</summary>
    Stands,

    /// <summary>The owner's durable event took what was reserved.</summary>
    Settled,

    /// <summary>The owner will never take it: give it back.</summary>
    Void,
}
