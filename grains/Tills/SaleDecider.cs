using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The rules of returning a sale: never more than was sold, never more money than was paid, whoever asks when.</summary>
public static class SaleDecider
{
    /// <param name="sale">The sale as its till recorded it.</param>
    public static Decision ReserveReturn(SaleState state, SaleId id, ReceiptRecorded sale, ReserveReturn request)
    {
        var reservation = request.Reservation;
        switch (state.Returns.StandingOf(reservation))
        {
            case ReservationStanding.Open: return Decision.Nothing;
            case ReservationStanding.Stale: return Decision.Refuse(new ReservationStale(reservation));
        }
        var by = SaleState.ReturnOf(reservation.Owner, reservation.Cause);
        var others = state.Reserved.Any(one => one.By != by);
        if (others && request.Lines.IsEmpty) return Busy(id);
        if (state.LeftOf(sale).IsEmpty) return AlreadyReturned(state, id);

        var (share, errors) = ReturnTaking.Take(id, sale, state.FreeOf(sale, by), request);
        if (share is not null)
            return Decision.Accept(new ReturnReserved(
                reservation.Owner, reservation.Cause, reservation.Attempt, UnixSeconds.RoundUp(request.ExpiresAt),
                Math.Max(request.ResolvedBelow, state.Returns.ResolvedBelow(reservation.Owner)))
            {
                Share = share,
            });

        // What another return has reserved may come free: only what is refused without it is refused for good.
        if (others) (share, errors) = ReturnTaking.Take(id, sale, state.LeftOf(sale), request);
        return share is null ? Decision.Refuse(errors) : Busy(id);
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

    private static Decision AlreadyReturned(SaleState state, SaleId id) => state.LastReturn is { } by
        ? Decision.Refuse(new AlreadyReturned(id, by) { Field = "sale" })
        : Decision.Refuse(new SaleUnknown(id) { Field = "sale" });

    private static Decision Busy(SaleId id) => Decision.Refuse(new ReturnBusy(id) { Field = "sale" });
}
