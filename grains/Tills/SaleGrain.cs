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
    /// <summary>What becomes of a return is journalled at once: there are few.</summary>
    private static readonly SettlementBuffer NothingBuffered = new();

    private SaleKey _key;
    private Receipt? _receipt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!SaleKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a sale.");
        await base.OnActivateAsync(cancellationToken);
        AskOwners(expiredBy: null);
    }

    public async Task<Sale?> Get()
    {
        if (await FindReceipt() is not { } receipt) return null;
        return await WhenDurable(new Sale(receipt, State.ReturnedBy ?? await FindUndelivered()));
    }

    public Task<Outcome<ReservedReturn>> ReserveReturn(ReserveReturn request)
    {
        var decision = SaleDecider.ReserveReturn(State, _key.Sale, request);
        // Whoever holds up this return may have died with its till: asking now spares the next try the wait for the expiry.
        if (!decision.Accepted) AskOwners(expiredBy: null);
        return Commit(decision, Context(), _ => new ReservedReturn(_key.Sale));
    }

    public Task Resolve(ReservationResolution resolution) => Append(SaleDecider.Resolve(State, resolution).Events, Context());

    public Task Sweep()
    {
        AskOwners(expiredBy: Context().Now);
        return Task.CompletedTask;
    }

    /// <summary>The sale as its till recorded it: a fact, so it is read once. Receipts of returns are no sales.</summary>
    private async Task<Receipt?> FindReceipt() => _receipt ??=
        await SaleHistory.FindAsync(Journal, SaleHistory.StreamOf(_key.Till), _key.Sale.ClientId) is SaleCompleted sale
            ? Receipts.Of(_key.Sale.Terminal, sale)
            : null;

    /// <summary>A return whose till has recorded it and whose word has not arrived here yet.</summary>
    private async Task<SaleId?> FindUndelivered()
    {
        foreach (var (owner, open) in State.Returns.Open.ToArray())
        {
            var till = new StreamKey(_key.Company, owner);
            if (await SaleHistory.FindAsync(Journal, till, open.Cause) is SaleReturned { Attempt: var attempt } && attempt == open.Attempt)
                return SaleState.ReturnOf(owner, open.Cause);
        }
        return null;
    }

    private void AskOwners(DateTimeOffset? expiredBy) => GrainFactory.AskOwners(
        _key.Company, Inquiries.Of(State.Returns, NothingBuffered, Stream.Name, expiredBy));
}
