using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The rules of returning a sale: once, by whoever reserved it first.</summary>
public static class SaleDecider
{
    public static Decision ReserveReturn(SaleState state, SaleId sale, ReserveReturn request)
    {
        var id = request.Reservation;
        switch (state.Returns.StandingOf(id))
        {
            case ReservationStanding.Open: return Decision.Nothing;
            case ReservationStanding.Stale: return Decision.Refuse(new ReservationStale(id));
        }
        if (state.ReturnedBy is { } by) return Decision.Refuse(new AlreadyReturned(sale, by) { Field = "sale" });
        if (state.Returns.Count > 0 && state.Returns.Find(id.Owner, id.Cause) is null)
            return Decision.Refuse(new ReturnBusy(sale) { Field = "sale" });
        return Decision.Accept(new ReturnReserved(
            id.Owner, id.Cause, id.Attempt, UnixSeconds.RoundUp(request.ExpiresAt),
            Math.Max(request.ResolvedBelow, state.Returns.ResolvedBelow(id.Owner))));
    }

    /// <summary>Takes an owner's word for the reservation that is open; all else says nothing to this sale.</summary>
    public static Decision Resolve(SaleState state, ReservationResolution resolution)
    {
        var events = ImmutableArray.CreateBuilder<IEvent>();
        foreach (var one in resolution.Fates)
        {
            if (state.Returns.Find(resolution.Owner, one.Cause) is not { } open || open.Attempt != one.Attempt) continue;
            if (one.Fate == ReservationFate.Stands) continue;
            events.Add(new ReturnResolved(one.Fate == ReservationFate.Settled
                ? new OwnerResolution(resolution.Owner, resolution.ResolvedBelow, [one.Cause], null)
                : new OwnerResolution(resolution.Owner, resolution.ResolvedBelow, null, [new VoidedReservation(one.Cause, 1)])));
        }
        return Decision.Accept(events.DrainToImmutable());
    }
}
