using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>
/// The part that serves the owners of reservations. Reserving is decided and committed in one turn; what owners resolve
/// waits in a buffer to be journalled with others; whoever is silent past an expiry, or across a crash, is asked.
/// </summary>
public sealed partial class StockItemGrain
{
    private const int JournalledTogether = 256;
    private static readonly TimeSpan TendEvery = TimeSpan.FromSeconds(10);

    private readonly SettlementBuffer _resolved = new();
    private IGrainTimer? _timer;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_resolved.Count > 0 && CatchUp()) await Durable();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<Outcome<ReservedStock>> Reserve(ReserveStock command)
    {
        // A cause that is over but not journalled must be closed before it can be reserved for again: else what was said of the older
        // attempt would be journalled of this one, and goods that it takes would be given back.
        if (_resolved.Contains(command.Reservation.Owner, command.Reservation.Cause) && !CatchUp())
            return Task.FromException<Outcome<ReservedStock>>(new UnavailableException(
                UnavailableException.Overloaded, "What became of these goods cannot be written down now; try again shortly."));
        var decision = StockReserving.Decide(State, command);
        // Goods that came back, and holds that have expired, may make up for what is short.
        if (!decision.Accepted && CatchUp()) decision = StockReserving.Decide(State, command);
        var answer = command.Node == Journal.Node
            ? CommitAhead(decision, Context(), (state, pending) => StockReserving.Reply(state, command) with { RestsOn = pending })
            : Commit(decision, Context(), state => StockReserving.Reply(state, command));
        KeepTending();
        return answer;
    }

    public Task Resolve(ReservationResolution resolution)
    {
        _resolved.Add(State.Reservations, resolution);
        if (_resolved.FreesGoods || _resolved.Count >= JournalledTogether) CatchUp();
        return Task.CompletedTask;
    }

    public Task Sweep() => Tend();

    /// <summary>
    /// Journals what is due without a command; false when nothing is, or when the journal takes nothing now.
    /// </summary>
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
