using Erp.Api.Reading;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[QueryType]
public static class SaleQueries
{
    [Authorize(Permission.SalesRead)]
    [GraphQLDescription("A sale or a return by its id, as it is now.")]
    public static async Task<SaleNode?> GetSaleAsync([ID] SaleId id, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var key = new SaleKey(caller.Company, id);
        return await grains.Sale(key).Get() is { } sale
            ? SaleNode.Of(caller.Company, sale.Receipt, sale.Status)
            : SaleNode.Of(caller.Company, await grains.Till(key.Till).GetReceipt(id.ClientId));
    }

    [Authorize(Permission.SalesRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("Sales and returns, newest first.")]
    public static async Task<Connection<SaleNode>> GetSalesAsync(
        PagingArguments paging,
        [GraphQLDescription("Only those of this terminal.")] string? terminal,
        string? customer,
        [GraphQLDescription("First business date.")] DateOnly? from,
        [GraphQLDescription("Last business date.")] DateOnly? to,
        ReceiptKind[]? kinds,
        [GraphQLDescription("Whether they were printed before they were recorded.")] bool? offline,
        [GraphQLDescription("Only those that, as printed, differ from what would have been sold online.")] bool? withExceptions,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, SaleReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var before = Cursor.Read<SaleCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var filter = new SaleFilter(
            terminal is null ? null : ShortCode.Normalize(terminal), customer, from, to,
            kinds, offline, withExceptions ?? false);
        var rows = await reader.PageAsync(caller.Company, filter, before, paging.First!.Value + 1, cancellation);
        return Page.Of(
            rows, paging.First.Value, before is not null, sale => Cursor.Write(new SaleCursor(sale.Position, sale.Id.ToString())));
    }
}
