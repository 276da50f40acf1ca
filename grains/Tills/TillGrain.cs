using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Grains.Security;
using Erp.Inventory;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// The shell of a till: it gathers what a command needs, reserves what it takes, and then decides in one await-free turn. Sales
/// overlap up to that turn, which gives them their number.
/// </summary>
[GrainType(TillKey.GrainType)]
public sealed partial class TillGrain(IJournal journal, TimeProvider clock)
    : CommandGrain<TillState>(journal, clock), ITillGrain
{
    private OwnerReservations _reservations = null!;
    private TillKey _key;
    private Task<Position>? _session;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TillKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a till.");
        _reservations = new OwnerReservations(_key.GrainId);
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

    public async Task Inquire(ReservationInquiry inquiry)
    {
        using var system = SystemIdentity.Begin(_key.Company);
        await BeginSession();
        var fates = await Task.WhenAll(inquiry.Reservations.Select(FateOf));
        await GrainFactory.GetGrain<IReservationHolder>(GrainId.Parse(inquiry.Holder)).Resolve(_reservations.Answer([.. fates]));
    }

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

    /// <summary>Reserves all or nothing, decides, and tells the holders what became of it.</summary>
    /// <param name="then">What follows from the first claims once they are reserved: more claims, or why it ends there.</param>
    private async Task<Outcome<Receipt>> Decide(
        RecordedCommand command, Claim[] claims, Numbering? numbering, Func<long, ReceiptRecorded> decide, CommandContext context,
        Func<(Claim[] More, ImmutableArray<DomainError> Errors)>? then = null)
    {
        await BeginSession();
        var attempt = _reservations.Begin();
        var fate = ReservationFate.Void;
        try
        {
            if (await _reservations.Reserve(claims, command.Id, attempt, Context().Now) is { IsEmpty: false } refusals)
                return await Refused<Receipt>(refusals);
            if (then is not null)
            {
                var (more, errors) = then();
                if (!errors.IsEmpty) return await Refused<Receipt>(errors);
                claims = [.. claims, .. more];
                if (await _reservations.Reserve(more, command.Id, attempt, Context().Now) is { IsEmpty: false } lacking)
                    return await Refused<Receipt>(lacking);
            }

            while (MustWait(numbering)) await _series.Turn(numbering!.Value.Sequence);
            if (RefusalOf(numbering) is { } misnumbered) return await Refused<Receipt>([misnumbered]);

            // The number is given, and the event made and enqueued, in this one turn: no await between.
            var receipt = ReceiptChain.Seal(decide(attempt), _key.GrainId, State.Head);
            var committing = Commit(Decision.Accept(receipt), AsOfNow(context), _ => Show(receipt), command);
            fate = ReservationFate.Stands;
            _series.Wake(State.LastNumber);
            var outcome = await committing;
            fate = ReservationFate.Settled;
            return outcome;
        }
        catch (UnavailableException e)
        {
            // A full queue has taken nothing, so unlike after any other failure it is known that this attempt is dead.
            if (e.Code == UnavailableException.Overloaded) fate = ReservationFate.Void;
            // A holder knows a later activation of this till: nothing that this one does can ever succeed.
            if (e.Code == UnavailableException.Conflict) DeactivateOnIdle();
            throw;
        }
        finally
        {
            _reservations.Resolve(claims, command.Id, attempt, fate);
        }
    }

    /// <summary>
    /// Once per activation, before its first reservation: from then on no earlier activation can decide anything any more, since its
    /// append would conflict.
    /// </summary>
    private Task<Position> BeginSession()
    {
        if (_session is null or { IsFaulted: true })
        {
            var began = TillDecider.BeginSession(State);
            _reservations.BeginSession(began.Session);
            _session = Append([began], Context());
        }
        return _session;
    }

    /// <summary>
    /// Whoever sent the command, at the time at which it is decided: stock as of an instant is told from when things were recorded, so
    /// nothing may be recorded earlier than what it rests on.
    /// </summary>
    private CommandContext AsOfNow(in CommandContext arrived) => Context() with { Caller = arrived.Caller };

    private Receipt Show(IEvent recorded) => Receipts.Of(_key.Terminal, (ReceiptRecorded)recorded);

    /// <summary>
    /// What became of a reservation. Whatever is not at work here is over: it has its receipt in the journal, or will never have one.
    /// </summary>
    private async Task<ResolvedReservation> FateOf(ReservationId id)
    {
        var fate = ReservationFate.Stands;
        if (!_reservations.MayBeDecided(id.Attempt))
            fate = await FindEvent(id.Cause) is ReceiptRecorded recorded && recorded.Attempt == id.Attempt
                ? ReservationFate.Settled
                : ReservationFate.Void;
        return new ResolvedReservation(id.Cause, id.Attempt, fate);
    }
}
