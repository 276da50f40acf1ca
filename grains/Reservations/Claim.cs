using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>Something that an owner wants of another grain before it decides.</summary>
internal abstract class Claim
{
    /// <summary>The grain that keeps the reservation, and is told what became of it.</summary>
    public abstract IReservationHolder Holder { get; }

    /// <summary>Asks for it. Once the task has completed, <see cref="Refusals"/> says what the holder answered.</summary>
    public abstract Task Ask(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow);

    /// <summary>Empty when it is reserved; else every reason why not, with the fields of the owner's command.</summary>
    public abstract ImmutableArray<DomainError> Refusals { get; }
}
