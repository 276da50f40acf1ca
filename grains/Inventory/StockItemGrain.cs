using Erp.Grains.Journal;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// The shell of a stock item. This part serves clients: it gathers facts, then lets the decider decide and commits in
/// one turn. The other part serves the owners of reservations.
/// </summary>
[GrainType(StockItemKey.GrainType)]
public sealed partial class StockItemGrain(IJournal journal, TimeProvider clock)
    : CommandGrain<StockItemState>(journal, clock), IStockItemGrain
{
    private StockItemKey _key;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!StockItemKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new InvalidOperationException($"{Stream.Name} is no stock item.");
        AskOwners(expiredBy: null);
        KeepTending();
    }

    public Task<Outcome<StockMovement>> Receive(ReceiveStock command) => Once(
        new RecordedCommand(command.Id, StockInput.Hash(command)),
        (facts, _) => StockItemDecider.Decide(State, command, facts),
        StockReplies.Movement);

    public Task<Outcome<StockMovement>> Adjust(AdjustStock command) => Once(
        new RecordedCommand(command.Id, StockInput.Hash(command)),
        (facts, _) => StockItemDecider.Decide(State, command, facts),
        StockReplies.Movement);

    public Task<Outcome<StockHold>> Hold(HoldStock command) => Once(
        new RecordedCommand(command.Id, StockInput.Hash(command)),
        (facts, context) => StockItemDecider.Decide(State, command, facts, context),
        StockReplies.Hold);

    public async Task<Outcome<StockHold>> Release(ReleaseHold command)
    {
        if (State.FindHold(command.Id) is { } hold)
            return await Commit(StockItemDecider.Decide(State, command), Context(), _ => StockReplies.Hold(hold));
        // The journal knows durable commands only, and the hold may have come and gone a moment ago.
        var position = await Durable();
        return await FindEvent(command.Id) is StockHeld ended
            ? new Outcome<StockHold>(StockReplies.Hold(ended), [], position)
            : await Refused<StockHold>([new ReservationUnknown(command.Id) { Field = "id" }]);
    }

    public Task<Outcome<StockPolicy>> SetPolicy(SetStockPolicy command) => Once(
        new RecordedCommand(command.Id, StockInput.Hash(command)),
        (facts, _) => StockItemDecider.Decide(command, facts),
        StockReplies.Policy);

    public Task<Outcome<StockMovement>> Count(CountStock command)
    {
        var recorded = new RecordedCommand(StocktakeCommand.IdOf(command.Stocktake), StockInput.Hash(command));
        return Once(recorded, First, StockReplies.Movement);

        Task<Outcome<StockMovement>> First()
        {
            CatchUp();
            var decision = StockItemDecider.Decide(State, command);
            return Commit(decision, Context(), _ => StockReplies.Movement(decision.Events[0]), recorded);
        }
    }

    public async Task<StockItemView> Get()
    {
        var view = StockReplies.View(State, _resolved);
        return view with { Position = await Durable() };
    }

    public async Task<StockItemView> GetAt(DateTimeOffset instant)
    {
        if (instant >= Context().Now) return await Get() with { Undecided = true };
        // What nobody has touched since, as most items of a stocktake, is as it was then; its history need not be read.
        var (untouched, version) = (State.Reservations.Count == 0 && LastRecordedAt <= instant ? StockReplies.View(State) : null, Version);
        // What the owners have told by now they have decided durably; of what is open still, nobody here knows.
        var open = State.Reservations.Open.Where(one => !_resolved.Contains(one.Owner, one.Reservation.Cause))
            .Select(one => (one.Owner, one.Reservation.Attempt)).ToHashSet();
        var position = await Durable();
        if (untouched is not null && !await HasGrownBeyond(version)) return untouched with { Position = position };
        var then = await StockHistory.AtAsync(Journal, _key, instant, CancellationToken.None);
        return then.View with { Position = position, Undecided = then.Open.Any(open.Contains) };
    }

    private Task<Outcome<T>> Once<T>(
        RecordedCommand command, Func<StockFacts, CommandContext, Decision> decide, Func<IEvent, T> reply) where T : class
    {
        return Once(command, First, reply);

        async Task<Outcome<T>> First()
        {
            var facts = await GrainFactory.FactsOf(_key);
            var context = Context();
            CatchUp();
            var decision = decide(facts, context);
            var answer = Commit(decision, context, _ => reply(decision.Events[0]), command);
            KeepTending();
            return await answer;
        }
    }
}
