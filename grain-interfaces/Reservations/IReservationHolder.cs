namespace Erp.Reservations;

/// <summary>A grain that keeps provisional reservations: stock items, sales (their returnable quantity), codes.</summary>
public interface IReservationHolder : IGrainWithStringKey
{
    /// <summary>
    /// Takes an owner's word, unasked after a decision or as the answer to <see cref="IReservationOwner.Inquire"/>. Idempotent;
    /// late, doubled and lost messages do no harm. It may be journalled lazily, many at once: the owner's event is the commit.
    /// </summary>
    [OneWay]
    Task Resolve(ReservationResolution resolution);

    /// <summary>Asks every owner whose reservations here are past their expiry. Called by the sweeper; idempotent.</summary>
    [OneWay]
    Task Sweep();
}
