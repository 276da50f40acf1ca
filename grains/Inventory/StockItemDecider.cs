using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>
/// The rules of a stock item. Input is judged first and all its errors come at once; only a command whose input is
/// right is weighed against the stock. On hand ≥ reserved ≥ 0 holds before and after every decision.
/// </summary>
public static class StockItemDecider
{
    public static Decision Decide(StockItemState state, ReceiveStock command, in StockFacts facts)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        var known = state.UnitCost != 0 ? state.UnitCost : facts.Product?.Cost?.Amount ?? 0;
        return Decision.Accept(new StockReceived(
            command.Quantity, state.OnHand, command.UnitCost?.Amount ?? known, NullIfEmpty(command.Reference)));
    }

    public static Decision Decide(StockItemState state, AdjustStock command, in StockFacts facts)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        if (state.Available + command.Quantity < 0) return Short(state.Available, -command.Quantity);
        return Decision.Accept(new StockAdjusted(command.Quantity, state.OnHand, state.UnitCost, command.Reason));
    }

    public static Decision Decide(StockItemState state, HoldStock command, in StockFacts facts, in CommandContext context)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        if (command.Quantity > state.Available) return Short(state.Available, command.Quantity);
        var expiresAt = UnixSeconds.RoundUp(context.Now + command.Lifetime);
        return Decision.Accept(new StockHeld(command.Id, command.Quantity, expiresAt));
    }

    /// <summary>A hold that is not there any more was released or has expired: that is what the client wants.</summary>
    public static Decision Decide(StockItemState state, ReleaseHold command) => state.Holds.Find(command.Id) is { } hold
        ? Decision.Accept(new HoldReleased(hold.Id, hold.Quantity))
        : Decision.Nothing;

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

        var older = state.Reservations.Find(id.Owner, id.Cause);
        var available = state.Available + (older?.Reserved ?? 0);
        if (command.Quantity > available) return Short(available, command.Quantity);

        var raised = command.ResolvedBelow > state.Reservations.ResolvedBelow(id.Owner);
        return Decision.Accept(new StockReserved(
            id.Owner, id.Cause, id.Attempt, command.Quantity, UnixSeconds.RoundUp(command.ExpiresAt),
            raised ? command.ResolvedBelow : 0, older?.Quantity ?? 0));
    }

    /// <summary>
    /// What has become due without a command: what owners have resolved, and holds past their expiry.
    /// </summary>
    public static ImmutableArray<IEvent> Due(StockItemState state, SettlementBuffer resolved, DateTimeOffset now)
    {
        ImmutableArray<EndedHold> ended = [.. state.Holds.ExpiredBy(now).Select(one => new EndedHold(one.Id, one.Quantity))];
        if (resolved.Count == 0 && ended.IsEmpty) return [];

        var due = ImmutableArray.CreateBuilder<IEvent>(2);
        if (resolved.Count > 0) due.Add(new ReservationsResolved(resolved.ToResolutions()));
        if (!ended.IsEmpty) due.Add(new HoldsExpired(ended));
        return due.DrainToImmutable();
    }

    private static Decision Short(decimal available, decimal requested) =>
        Decision.Refuse(new StockInsufficient(requested, available) { Field = "quantity" });

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
