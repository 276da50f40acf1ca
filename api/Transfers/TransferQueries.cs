using Erp.Api.Reading;
using Erp.GraphQL;
using Erp.Transfers;

namespace Erp.Api.Transfers;

[QueryType]
public static class TransferQueries
{
    [Authorize(Permission.InventoryRead)]
    [GraphQLDescription("A transfer by its id, as it is now.")]
    public static Task<TransferNode?> GetTransferAsync([ID] string id, [GlobalState] Caller caller, Transfers transfers) =>
        transfers.GetAsync(TransferKey.TryCreate(caller.Company, id, out var key) ? key : null);

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("Transfers, latest shipped first.")]
    public static async Task<Connection<TransferNode>> GetTransfersAsync(
        PagingArguments paging,
        [GraphQLDescription("IN_TRANSIT for goods in transit.")] TransferStatus? status,
        [GraphQLDescription("Only those from or to this warehouse.")] string? warehouse,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, TransferReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var before = Cursor.Read<TransferCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var rows = await reader.PageAsync(caller.Company, status, warehouse, before, paging.First!.Value + 1, cancellation);
        return Page.Of(
            rows, paging.First!.Value, before is not null, transfer => Cursor.Write(new TransferCursor(transfer.ShippedAt, transfer.Id)));
    }
}
