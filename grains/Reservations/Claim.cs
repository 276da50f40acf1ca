using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>Something that an owner wants of another grain before it decides.</summary>
internal abstract class Claim
{
    /// <summary>The grain that keeps the reservation, and is told what became of it.</summary>
    public abstract IReservationHolder Holder { get; }

    /// <summary>Empty when it is reserved; else every reason why not, with the fields of the owner's command.</summary>
    public abstract Task<ImmutableArray<DomainError>> Reserve(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow);
}
