using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>Something that an owner wants of another grain before it decides.</summary>
internal abstract class Claim
{
    /// <summary>The grain that keeps the reservation, and is told what became of it.</summary>
    public abstract IReservationHolder Holder { get; }

    /// <summary>Asks for it. Once the task has completed, <see cref="Refusals"/> says what the holder answered.</summary>
    /// <param name="node">Where the owner will decide.</param>
    public abstract Task Ask(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow, Guid node);

    /// <summary>What the owner's event has to rest on, as long as the reservation is not durable; null otherwise.</summary>
    public virtual IPendingAppend? RestsOn => null;

    /// <summary>Empty when it is reserved; else every reason why not, with the fields of the owner's command.</summary>
    public abstract ImmutableArray<DomainError> Refusals { get; }
}
