using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Grains.Security;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>The shell of a transfer: it reserves at the warehouse that goods leave or come into, and then decides.</summary>
[GrainType(TransferKey.GrainType)]
public sealed class TransferGrain(IJournal journal, TimeProvider clock)
    : ReservationOwnerGrain<TransferState>(journal, clock), ITransferGrain
{
    private TransferKey _key;

    protected override long Session => State.Session;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TransferKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a transfer.");
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome<Transfer>> Ship(ShipTransfer command)
    {
        var caller = Context().Caller;
        if (TransferInput.Check(command) is { IsEmpty: false } errors) return Refused<Transfer>(errors);
        var recorded = new RecordedCommand(_key.Id, TransferInput.HashOf(command));
        return Once(recorded, () => Ship(command, recorded, caller), TransferReplies.Shipped);
    }

    public Task<Outcome<TransferMovement>> Receive(ReceiveTransfer command)
    {
        var caller = Context().Caller;
        if (TransferInput.Check(command) is { IsEmpty: false } errors) return Refused<TransferMovement>(errors);
        var recorded = new RecordedCommand(command.Id, TransferInput.HashOf(command));
        return Once(recorded, () => Receive(command, recorded, caller), TransferReplies.Movement);
    }

    public Task<Outcome<TransferMovement>> Close(CloseTransfer command)
    {
        var caller = Context().Caller;
        if (TransferInput.Check(command) is { IsEmpty: false } errors) return Refused<TransferMovement>(errors);
        var recorded = new RecordedCommand(command.Id, TransferInput.HashOf(command));
        return Once(recorded, First, TransferReplies.Movement);

        Task<Outcome<TransferMovement>> First()
        {
            var decision = TransferDecider.Close(State, _key.Id, command);
            return Commit(
                decision, Context() with { Caller = caller }, _ => TransferReplies.Movement(decision.Events[0]), recorded);
        }
    }

    public Task<Transfer?> Get() => WhenDurable(TransferReplies.Of(State));

    protected override IEvent SessionBegan(long session) => new TransferSessionBegan(session);

    private async Task<Outcome<Transfer>> Ship(ShipTransfer command, RecordedCommand recorded, Caller caller)
    {
        using var system = SystemIdentity.Begin(_key.Company);
        var company = GrainFactory.Company(_key.Company).GetFacts();
        var products = await GrainFactory.FindBySku(_key.Company, [.. command.Lines.Select(line => line.Sku)]);
        var (draft, errors) = ShipmentDraft.Of(command, new TransferFacts(await company, products));
        if (draft is null) return await Refused<Transfer>(errors);
        var claims = TransferClaims.Of(GrainFactory, _key.Company, draft);
        return await ReserveAndDecide(
            recorded, claims.All,
            attempt => Decision.Accept(TransferDecider.Ship(_key.Id, draft, claims.UnitCostOf, attempt, Context().Now)),
            caller, TransferReplies.Shipped);
    }

    private async Task<Outcome<TransferMovement>> Receive(ReceiveTransfer command, RecordedCommand recorded, Caller caller)
    {
        using var system = SystemIdentity.Begin(_key.Company);
        var arriving = TransferDecider.Receive(State, _key.Id, command, attempt: 0);
        if (!arriving.Accepted) return await Refused<TransferMovement>(arriving.Errors);

        // "All that is in transit" is fixed here: what is decided later must be what was reserved.
        var received = (TransferReceived)arriving.Events[0];
        var exact = command with { Lines = TransferReplies.Movement(received).Lines };
        return await ReserveAndDecide(
            recorded, TransferClaims.Of(GrainFactory, _key.Company, received).All,
            attempt => TransferDecider.Receive(State, _key.Id, exact, attempt),
            caller, TransferReplies.Movement);
    }
}
