using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Transfers;

namespace Erp.Api.Transfers;

[MutationType]
public static class TransferMutations
{
    [Authorize(Permission.InventoryTransfer)]
    [GraphQLDescription("Goods leave a warehouse for another one: all lines or none.")]
    public static async Task<ShipTransferPayload> ShipTransferAsync(
        ShipTransferInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => TransferKey.TryCreate(caller.Company, input.Id, out var key)
            ? grains.Transfer(key).Ship(input.ToCommand())
            : Task.FromResult(Command.Refuse<Transfer>(FreeText.Check(input.Id, 1, FreeText.MaxId, "id")!)));
        return new ShipTransferPayload(TransferNode.Of(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.InventoryTransfer)]
    [GraphQLDescription("Goods arrive, all that are in transit or some of them; any number of times.")]
    public static async Task<ReceiveTransferPayload> ReceiveTransferAsync(
        ReceiveTransferInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var (key, answer) = await OnTransfer(caller, input.Transfer, known => grains.Transfer(known).Receive(input.ToCommand()));
        return new ReceiveTransferPayload(TransferMovementNode.Of(answer.Value), answer.UserErrors, answer.Position) { Key = key };
    }

    [Authorize(Permission.InventoryTransfer)]
    [GraphQLDescription("What is still in transit will not arrive: it is written off.")]
    public static async Task<CloseTransferPayload> CloseTransferAsync(
        CloseTransferInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var (key, answer) = await OnTransfer(
            caller, input.Transfer, known => grains.Transfer(known).Close(new CloseTransfer(input.Id, input.Reason)));
        return new CloseTransferPayload(TransferMovementNode.Of(answer.Value), answer.UserErrors, answer.Position) { Key = key };
    }

    /// <summary>The transfer comes back only with an accepted command.</summary>
    private static async Task<(TransferKey? Key, Answer<TransferMovement> Answer)> OnTransfer(
        Caller caller, string transfer, Func<TransferKey, Task<Outcome<TransferMovement>>> command)
    {
        var exists = TransferKey.TryCreate(caller.Company, transfer, out var key);
        var answer = await Command.Send(() => exists
            ? command(key)
            : Task.FromResult(Command.Refuse<TransferMovement>(new TransferUnknown(transfer) { Field = "transfer" })));
        return (answer.Value is null ? null : key, answer);
    }
}
