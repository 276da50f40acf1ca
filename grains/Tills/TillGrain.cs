using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Grains.Security;
using Erp.Inventory;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// The shell of a till: it gathers what a command needs, reserves what it takes, and then decides in one await-free turn. Sales
/// overlap up to that turn, which gives them their number.
/// </summary>
[GrainType(TillKey.GrainType)]
public sealed partial class TillGrain(IJournal journal, TimeProvider clock)
    : ReservationOwnerGrain<TillState>(journal, clock), ITillGrain
{
    private TillKey _key;

    protected override long Session => State.Session;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TillKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a till.");
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome<Receipt>> CompleteSale(CompleteSale command)
    {
        var context = Context();
        if (SaleForm.Check(command, _key.Terminal, context.Caller) is { IsEmpty: false } errors) return Refused<Receipt>(errors);
        var recorded = new RecordedCommand(command.Id, SaleInput.HashOf(command));
        return InSeries(Numbering.Of(command), () => Once(recorded, () => Sell(command, recorded, context), Show));
    }

    public Task<Outcome<Receipt>> ReturnSale(ReturnSale command)
    {
        var context = Context();
        if (SaleForm.Check(command, _key.Terminal, context.Caller) is { IsEmpty: false } errors) return Refused<Receipt>(errors);
        var recorded = new RecordedCommand(command.Id, SaleInput.HashOf(command));
        return InSeries(Numbering.Of(command), () => Once(recorded, () => TakeBack(command, recorded, context), Show));
    }

    public async Task<Receipt?> GetReceipt(string clientId) =>
        await FindEvent(clientId) is { } recorded ? Show(recorded) : null;

    protected override IEvent SessionBegan(long session) => new SessionBegan(session);

    private async Task<Outcome<Receipt>> Sell(CompleteSale command, RecordedCommand recorded, CommandContext context)
    {
        var numbering = Numbering.Of(command);
        if (RefusalOf(numbering) is { } misnumbered) return await Refused<Receipt>([misnumbered]);
        if (!command.Returns.IsEmpty) return await Swap(command, recorded, numbering, context);
        using var system = SystemIdentity.Begin(_key.Company);
        var facts = await SaleGathering.Gather(GrainFactory, _key.Company, command.Lines);
        var sale = command.Offline ? PrintedSale.Of(command, facts, context) : new PrintedSale(command, facts, context, []);
        var (draft, errors) = SaleDrafter.Draft(sale.Command, _key.Terminal, sale.Facts, sale.Context);
        if (draft is null) return await Refused<Receipt>(errors);
        var stock = StockClaims.Of(GrainFactory, _key.Company, draft, facts.Company, ShortageRuleOf(command, context.Caller));
        return await Decide(
            recorded, [.. stock.All], numbering,
            attempt => Numbered.Stamp(State, command, sale.Exceptions, TillDecider.CompleteSale(State, draft, stock.UnitCostOf, attempt)),
            context);
    }

    /// <summary>What was sold offline has left the shop, whatever the books say.</summary>
    private static ShortageRule ShortageRuleOf(CompleteSale command, Caller caller)
    {
        if (command.Offline) return ShortageRule.Record;
        return caller.May(Permission.PosSellShort) ? ShortageRule.AsPolicy : ShortageRule.Refuse;
    }

    /// <summary>The number is given with the decision, and the receipt is sealed with it.</summary>
    private Task<Outcome<Receipt>> Decide(
        RecordedCommand command, Claim[] claims, Numbering? numbering, Func<long, ReceiptRecorded> decide, CommandContext context,
        Func<(Claim[] More, ImmutableArray<DomainError> Errors)>? then = null) => ReserveAndDecide(
            command, claims,
            attempt => RefusalOf(numbering) is { } misnumbered
                ? Decision.Refuse(misnumbered)
                : Decision.Accept(ReceiptChain.Seal(decide(attempt), Stream.Name, State.Head)),
            context.Caller, Show, then,
            numbering is { } given ? () => Turn(given) : null);

    private Receipt Show(IEvent recorded) => Receipts.Of(_key.Terminal, (ReceiptRecorded)recorded);
}
