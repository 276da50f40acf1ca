using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>
/// The rules by which owners (tills, transfers) reserve at a stock item. The hot path of a sale: no wait, no look-up
/// elsewhere.
/// </summary>
public static class StockReserving
{
    public static Decision Decide(StockItemState state, ReserveStock command)
    {
        var id = command.Reservation;
        switch (state.Reservations.StandingOf(id))
        {
            case ReservationStanding.Open: return Decision.Nothing;
            case ReservationStanding.Stale: return Decision.Refuse(new ReservationStale(id));
        }
        if (command.Quantity == 0 || !Quantity.IsExact(command.Quantity))
            return Decision.Refuse(new QuantityInvalid(command.Quantity, StockInput.QuantityRule) { Field = "quantity" });
        if (command.UnitCost is { } cost && !StockInput.IsCost(cost))
            return Decision.Refuse(new CostInvalid(cost) { Field = "unitCost" });

        var older = state.Reservations.Find(id.Owner, id.Cause);
        var available = state.Available + (older?.Reserved ?? 0);
        ImmutableArray<string>? holds = null;
        if (!command.Holds.IsDefaultOrEmpty || !state.Remarks.IsEmpty)
        {
            (holds, var freed, var missing) = TakeHolds(state, command);
            if (missing is not null) return Decision.Refuse(missing);
            available += freed;
        }
        var lacking = Math.Min(command.Quantity, Math.Max(0, command.Quantity - available));
        if (lacking > 0 && !MayGoShort(state.Policy, command))
            return Decision.Refuse(new StockInsufficient(command.Quantity, available) { Field = "quantity" });

        var raised = command.ResolvedBelow > state.Reservations.ResolvedBelow(id.Owner);
        return Decision.Accept(new StockReserved(
            id.Owner, id.Cause, id.Attempt, command.Quantity, UnixSeconds.RoundUp(command.ExpiresAt),
            raised ? command.ResolvedBelow : 0, older?.Quantity ?? 0)
        {
            UnitCost = UnitCost(state.Pool, older, command),
            Short = Math.Max(0, lacking),
            Holds = holds,
        });
    }

    /// <summary>The same to an attempt that asks again as to one that asked for the first time.</summary>
    public static ReservedStock Reply(StockItemState state, ReserveStock command)
    {
        var (owner, cause) = (command.Reservation.Owner, command.Reservation.Cause);
        var open = state.Reservations.Find(owner, cause)
            ?? throw new InvalidOperationException($"{owner} has nothing reserved for {cause}.");
        return new ReservedStock(open.UnitCost) { Short = state.Remarks.Find(owner, cause)?.Short ?? 0 };
    }

    /// <summary>
    /// What comes back costs what the sale recorded; what goes costs the average, which an older attempt gives its
    /// goods back to.
    /// </summary>
    private static decimal UnitCost(in StockPool pool, OpenReservation? older, ReserveStock command)
    {
        if (command.Quantity < 0 && command.UnitCost is { } recorded) return StockPool.Plain(recorded);
        return older is null ? pool.UnitCost : pool.With(older.Reserved, older.ReservedValue).UnitCost;
    }

    private static bool MayGoShort(StockPolicy policy, ReserveStock command) => command.Shortage switch
    {
        ShortageRule.Record => true,
        ShortageRule.AsPolicy => (policy.Shortage ?? command.WarehousePolicy) == ShortagePolicy.Record,
        _ => false,
    };

    /// <returns>
    /// The holds whose place is taken, what that makes available for this reservation, and whether one is not there. An
    /// older attempt gives its holds back, so those may be taken again, and keep their goods from this one if they are
    /// not.
    /// </returns>
    private static (ImmutableArray<string>? Taken, decimal Freed, ReservationUnknown? Missing) TakeHolds(
        StockItemState state, ReserveStock command)
    {
        var id = command.Reservation;
        var older = state.Remarks.Find(id.Owner, id.Cause);
        var back = older?.Holds ?? [];
        var freed = (older?.Excess ?? 0) - back.Sum(one => one.Quantity);
        var taken = ImmutableArray.CreateBuilder<string>();
        foreach (var name in command.Holds.IsDefault ? [] : command.Holds.Distinct(StringComparer.Ordinal))
        {
            if ((state.Holds.Find(name) ?? back.FirstOrDefault(one => one.Id == name)) is { } hold)
            {
                freed += hold.Quantity;
                taken.Add(name);
            }
            else if (command.Shortage != ShortageRule.Record)
                return (null, 0, new ReservationUnknown(name) { Field = "reservation" });
        }
        return (taken.Count == 0 ? null : taken.DrainToImmutable(), freed, null);
    }
}
