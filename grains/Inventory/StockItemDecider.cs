using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// The rules of a stock item for its clients and for stocktakes; those for owners of reservations are <see
/// cref="StockReserving"/>. Input is judged first and all its errors come at once; only a command whose input is right
/// is weighed against the stock. On hand ≥ reserved ≥ 0 holds before and after every decision, unless a policy allows
/// otherwise, goods have left already, or a count found fewer.
/// </summary>
public static class StockItemDecider
{
    public static Decision Decide(StockItemState state, ReceiveStock command, in StockFacts facts)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        var pool = state.Pool;
        var known = pool.UnitCost != 0 ? pool.UnitCost : facts.Product?.Cost?.Amount ?? 0;
        var cost = StockPool.Plain(command.UnitCost?.Amount ?? known);
        return Decision.Accept(new StockReceived(command.Quantity, state.OnHand, cost, NullIfEmpty(command.Reference))
        {
            Revaluation = pool.Revaluation(command.Quantity, cost),
        });
    }

    public static Decision Decide(StockItemState state, AdjustStock command, in StockFacts facts)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        if (command.Quantity < 0 && state.Available + command.Quantity < 0) return Short(state.Available, -command.Quantity);
        var cost = state.Pool.UnitCost;
        return Decision.Accept(new StockAdjusted(command.Quantity, state.OnHand, cost, command.Reason)
        {
            Revaluation = state.Pool.Revaluation(command.Quantity, cost),
        });
    }

    /// <summary>Whatever was seen is accepted, even if less is there than is promised.</summary>
    public static Decision Decide(StockItemState state, CountStock command)
    {
        var errors = StockInput.Errors(command);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        var (cost, difference) = (state.Pool.UnitCost, StockPool.Plain(command.Difference));
        return Decision.Accept(new StockCounted(
            difference, state.OnHand, cost, command.Expected, command.Counted, command.Stocktake)
        {
            Revaluation = difference == 0 ? 0 : state.Pool.Revaluation(difference, cost),
        });
    }

    public static Decision Decide(StockItemState state, HoldStock command, in StockFacts facts, in CommandContext context)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        if (command.Quantity > state.Available && !MayBackOrder(state, command.Quantity)) return Short(state.Available, command.Quantity);
        var expiresAt = UnixSeconds.RoundUp(context.Now + command.Lifetime);
        return Decision.Accept(new StockHeld(command.Id, command.Quantity, expiresAt));
    }

    /// <summary>A hold that is not there any more was released or has expired: that is what the client wants.</summary>
    public static Decision Decide(StockItemState state, ReleaseHold command) => state.FindHold(command.Id) is { } hold
        ? Decision.Accept(new HoldReleased(hold.Id, hold.Quantity))
        : Decision.Nothing;

    public static Decision Decide(SetStockPolicy command, in StockFacts facts)
    {
        var errors = StockInput.Errors(command, facts);
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        var policy = command.Policy;
        return Decision.Accept(new StockPolicySet(
            policy.Shortage, policy.ReorderPoint, policy.ReorderQuantity, policy.BackOrders, policy.BackOrderLimit));
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

    private static bool MayBackOrder(StockItemState state, decimal quantity) => state.Policy switch
    {
        { BackOrders: false } => false,
        { BackOrderLimit: { } limit } => quantity - state.Available <= limit,
        _ => true,
    };

    private static Decision Short(decimal available, decimal requested) =>
        Decision.Refuse(new StockInsufficient(requested, available) { Field = "quantity" });

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
