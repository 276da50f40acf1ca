using Erp.Grains.Journal;

namespace Erp.Grains.Reservations;

/// <summary>An owner's event that is the commit of all it reserved under one attempt: what was reserved moves by it.</summary>
public interface IReservationCommit : IEvent
{
    long Attempt { get; }
}
