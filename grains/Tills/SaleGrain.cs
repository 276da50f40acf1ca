using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The shell of a sale that something happens to after it was made.</summary>
[GrainType("sale")]
public sealed class SaleGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<SaleState>(journal, clock), ISaleGrain
{
    private static readonly TimeSpan TendEvery = TimeSpan.FromSeconds(10);

    /// <summary>What becomes of a return is journalled at once: there are few.</summary>
    private static readonly SettlementBuffer NothingBuffered = new();

    private SaleKey _key;
    private SaleCompleted? _sale;
    private IGrainTimer? _timer;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!SaleKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a sale.");
        await base.OnActivateAsync(cancellationToken);
        AskOwners(expiredBy: null);
        KeepTending();
    }

    public async Task<Sale?> Get()
    {
        if (await FindSale() is not { } sale) return null;
        var undelivered = await FindUndelivered();
        // Await-free from here: what the words that have not arrived say is folded into the state that they will meet.
        var known = undelivered.Aggregate(State, static (state, word) => SaleDecider.Resolve(state, word).Events.Aggregate(
            state, static (folded, @event) => folded.Apply(@event)));
        return await WhenDurable(SaleReplies.Sale(_key.Sale, sale, known));
    }

    public async Task<Outcome<ReturnShare>> ReserveReturn(ReserveReturn request)
    {
        if (await FindSale() is not { } sale)
            return await Refused<ReturnShare>([new SaleUnknown(_key.Sale) { Field = "sale" }]);
        var decision = SaleDecider.ReserveReturn(State, _key.Sale, sale, request);
        // Whoever holds up this return may have died with its till: asking now spares the next try the wait for the expiry.
        if (!decision.Accepted) AskOwners(expiredBy: null);
        var by = SaleState.ReturnOf(request.Reservation.Owner, request.Reservation.Cause);
        var answer = Commit(decision, Context(), state => state.ReservedBy(by)!);
        KeepTending();
        return await answer;
    }

    public Task Resolve(ReservationResolution resolution) => Append(SaleDecider.Resolve(State, resolution).Events, Context());

    public Task Sweep() => Tend();

    /// <summary>The sale as its till recorded it: a fact, so it is read once. Receipts of returns are no sales.</summary>
    private async Task<SaleCompleted?> FindSale() => _sale ??=
        await SaleHistory.FindAsync(Journal, SaleHistory.StreamOf(_key.Till), _key.Sale.ClientId) as SaleCompleted;

    /// <summary>What the tills have recorded and have not told yet, or not heard to have arrived.</summary>
    private async Task<List<ReservationResolution>> FindUndelivered()
    {
        var words = new List<ReservationResolution>();
        foreach (var (owner, open) in State.Returns.Open.ToArray())
        {
            var till = new StreamKey(_key.Company, owner);
            if (await SaleHistory.FindAsync(Journal, till, open.Cause) is { Attempt: var attempt } && attempt == open.Attempt)
                words.Add(new ReservationResolution(
                    owner, ResolvedBelow: 0, [new ResolvedReservation(open.Cause, open.Attempt, ReservationFate.Settled)]));
        }
        return words;
    }

    private void AskOwners(DateTimeOffset? expiredBy) => GrainFactory.AskOwners(
        _key.Company, Inquiries.Of(State.Returns, NothingBuffered, Stream.Name, expiredBy));

    /// <summary>A sale with a return that is not decided stays active and asks what became of it, should the word be lost.</summary>
    private void KeepTending()
    {
        if (_timer is not null || State.Returns.Count == 0) return;
        _timer = this.RegisterGrainTimer(
            Tend, new GrainTimerCreationOptions(TendEvery, TendEvery) { Interleave = true, KeepAlive = true });
    }

    private Task Tend()
    {
        AskOwners(expiredBy: Context().Now);
        if (State.Returns.Count > 0) return Task.CompletedTask;
        _timer?.Dispose();
        _timer = null;
        return Task.CompletedTask;
    }
}
