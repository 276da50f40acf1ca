using Erp.Api.Catalog;
using Erp.Api.Reading;
using Erp.GraphQL;

namespace Erp.Api.Inventory;

[QueryType]
public static class StockQueries
{
    [Authorize(Permission.InventoryRead)]
    [GraphQLDescription("A product's stock in a warehouse; null when there is no such product or warehouse.")]
    public static async Task<StockItemNode?> GetStockItemAsync(
        string sku,
        string warehouse,
        [GraphQLDescription("As of then, with all that was recorded until then; as of now unless given.")] DateTimeOffset? at,
        [GlobalState] Caller caller, StockLocator locator, StockItems items)
    {
        var (stock, _) = await locator.FindAsync(caller.Company, sku, warehouse);
        return await items.GetAsync(stock, at);
    }

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("What has no more available than its reorder point, by warehouse and sku.")]
    public static async Task<Connection<StockItemNode>> GetLowStockAsync(
        PagingArguments paging,
        [GraphQLDescription("Only in this warehouse.")] string? warehouse,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, StockListReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var after = Cursor.Read<StockItemCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var rows = await reader.LowAsync(caller.Company, warehouse, after, paging.First!.Value + 1, cancellation);
        return Page.Of(rows, paging.First!.Value, after is not null, item => Cursor.Write(StockItemCursor.Of(item)));
    }

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("What was sold although the books had nothing left to sell and was not counted since, by warehouse and sku.")]
    public static async Task<Connection<StockItemNode>> GetStockToCountAsync(
        PagingArguments paging,
        [GraphQLDescription("Only in this warehouse.")] string? warehouse,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, StockListReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var after = Cursor.Read<StockItemCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var rows = await reader.ToCountAsync(caller.Company, warehouse, after, paging.First!.Value + 1, cancellation);
        return Page.Of(rows, paging.First!.Value, after is not null, item => Cursor.Write(StockItemCursor.Of(item)));
    }

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("What changed a product's stock on hand, newest first.")]
    public static async Task<Connection<StockMovementNode>> GetStockMovementsAsync(
        PagingArguments paging,
        string sku,
        [GraphQLDescription("Only those in this warehouse.")] string? warehouse,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, ProductLocator products, StockReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var after = Cursor.Read<MovementKey>(paging.After);
        var product = await products.FindAsync(caller.Company, sku);
        await gate.WaitAsync(minPosition, cancellation);
        List<StockMovementNode> rows = product is null
            ? []
            : await reader.MovementsAsync(
                caller.Company, product.Id, warehouse, after, paging.First!.Value + 1, cancellation);
        return Page.Of(rows, paging.First!.Value, after is not null, movement => Cursor.Write(movement.Key));
    }
}
