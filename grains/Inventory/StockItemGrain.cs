using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>
/// The shell of a stock item. Clients' commands: gather facts, then decide and commit in one turn. Reservations: decided and committed
/// at once; what owners resolve waits in a buffer to be journalled with others, and whoever is silent for too long is asked.
/// </summary>
[GrainType("stockitem")]
public sealed class StockItemGrain(IJournal journal, TimeProvider clock)
    : CommandGrain<StockItemState>(journal, clock), IStockItemGrain
{
    private const int JournalledTogether = 256;
    private static readonly TimeSpan TendEvery = TimeSpan.FromSeconds(10);

    private readonly SettlementBuffer _resolved = new();
    private StockItemKey _key;
    private IGrainTimer? _timer;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!StockItemKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new InvalidOperationException($"{Stream.Name} is no stock item.");
        AskOwners(expiredBy: null);
        KeepTending();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_resolved.Count > 0 && CatchUp()) await Durable();
        await base.OnDeactivateAsync(reason, cancellationToken);
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
        if (State.Holds.Find(command.Id) is { } hold)
            return await Commit(StockItemDecider.Decide(State, command), Context(), _ => StockReplies.Hold(hold));
        // The journal knows durable commands only, and the hold may have come and gone a moment ago.
        var position = await Durable();
        return await FindEvent(command.Id) is StockHeld ended
            ? new Outcome<StockHold>(StockReplies.Hold(ended), [], position)
            : await Refused<StockHold>([new ReservationUnknown(command.Id) { Field = "id" }]);
    }

    public Task<Outcome<ReservedStock>> Reserve(ReserveStock command)
    {
        // A cause that is settled but not journalled must be closed before it can be reserved for again.
        if (_resolved.Contains(command.Reservation.Owner, command.Reservation.Cause)) CatchUp();
        var decision = StockItemDecider.Decide(State, command);
        if (!decision.Accepted && CatchUp()) decision = StockItemDecider.Decide(State, command);
        var answer = Commit(decision, Context(), static state => new ReservedStock(state.UnitCost));
        KeepTending();
        return answer;
    }

    public Task Resolve(ReservationResolution resolution)
    {
        _resolved.Add(State.Reservations, resolution);
        if (_resolved.HasVoid || _resolved.Count >= JournalledTogether) CatchUp();
        return Task.CompletedTask;
    }

    public Task Sweep() => Tend();

    public async Task<StockItemView> Get()
    {
        var view = new StockItemView(State.OnHand - _resolved.Settled, State.Reserved - _resolved.Released, State.UnitCost, default);
        return view with { Position = await Durable() };
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

    /// <summary>Journals what is due without a command; false when nothing is, or when the journal takes nothing now.</summary>
    private bool CatchUp()
    {
        var context = Context() with { Caller = Caller.System(_key.Company) };
        var due = StockItemDecider.Due(State, _resolved, context.Now);
        if (due.IsEmpty || Append(due, context).IsFaulted) return false;
        _resolved.Clear();
        return true;
    }

    private void AskOwners(DateTimeOffset? expiredBy) => GrainFactory.AskOwners(
        _key.Company, Inquiries.Of(State.Reservations, _resolved, Stream.Name, expiredBy));

    /// <summary>An item with something open stays active and looks after it; one without costs no timer.</summary>
    private void KeepTending()
    {
        if (_timer is not null || !State.HasOpen) return;
        _timer = this.RegisterGrainTimer(
            Tend, new GrainTimerCreationOptions(TendEvery, TendEvery) { Interleave = true, KeepAlive = true });
    }

    private Task Tend()
    {
        CatchUp();
        AskOwners(expiredBy: Context().Now);
        if (State.HasOpen) return Task.CompletedTask;
        _timer?.Dispose();
        _timer = null;
        return Task.CompletedTask;
    }
}
