using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// What clients are told: made from the event, so that a repeated command gets the first answer again.
/// </summary>
public static class StockReplies
{
    public static StockMovement Movement(IEvent @event) => @event switch
    {
        IStockMove e => new StockMovement(e.Quantity, e.Before, e.After, e.UnitCost) { Revaluation = e.Revaluation },
        _ => throw new InvalidOperationException($"{@event.GetType()} is no movement."),
    };

    public static StockHold Hold(IEvent @event) => @event is StockHeld e
        ? new StockHold(e.Id, e.Quantity, e.ExpiresAt)
        : throw new InvalidOperationException($"{@event.GetType()} is no hold.");

    public static StockPolicy Policy(IEvent @event) => @event is StockPolicySet e
        ? e.Policy
        : throw new InvalidOperationException($"{@event.GetType()} is no policy.");

    /// <summary>
    /// The item as it is once all that was settled is noted, which changes neither what is available nor the average.
    /// </summary>
    public static StockItemView View(StockItemState state, SettlementBuffer resolved)
    {
        // As a rule sums say it; what a settlement does to holds, and to the flag for counting, only folding can tell.
        if (!state.Remarks.IsEmpty && resolved.Count > 0) return View(state.Apply(new ReservationsResolved(resolved.ToResolutions())));
        var view = View(state);
        return view with
        {
            OnHand = view.OnHand - resolved.Settled,
            Reserved = view.Reserved - resolved.Released,
            Value = view.Value - resolved.SettledValue,
        };
    }

    public static StockItemView View(StockItemState state) => new(state.OnHand, state.Reserved, state.Pool.UnitCost, default)
    {
        Value = state.Value,
        ToCount = state.ToCount,
        Policy = state.Policy,
    };

    public static StockHold Hold(Hold hold) => new(hold.Id, hold.Quantity, hold.ExpiresAt);
}
