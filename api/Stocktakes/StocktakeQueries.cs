using Erp.Api.Reading;
using Erp.GraphQL;
using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

[QueryType]
public static class StocktakeQueries
{
    [Authorize(Permission.InventoryRead)]
    [GraphQLDescription("A stocktake by its id, MAIN/year-end, as it is now.")]
    public static Task<StocktakeNode?> GetStocktakeAsync([ID] string id, [GlobalState] Caller caller, Stocktakes stocktakes) =>
        stocktakes.GetAsync(Stocktakes.KeyOf(caller.Company, id));

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("Stocktakes, the latest begun first.")]
    public static async Task<Connection<StocktakeNode>> GetStocktakesAsync(
        PagingArguments paging,
        [GraphQLDescription("Only in this warehouse.")] string? warehouse,
        StocktakeStatus? status,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, StocktakeReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var before = Cursor.Read<StocktakeCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var rows = await reader.PageAsync(caller.Company, warehouse, status, before, paging.First!.Value + 1, cancellation);
        return Page.Of(
            rows, paging.First!.Value, before is not null,
            stocktake => Cursor.Write(new StocktakeCursor(stocktake.FrozenAt, stocktake.Id)));
    }

    [Authorize(Permission.InventoryRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("What was found of each product that was counted in a stocktake, by sku.")]
    public static async Task<Connection<StocktakeLineNode>> GetStocktakeLinesAsync(
        PagingArguments paging,
        [ID] string stocktake,
        [GraphQLDescription("Only where something else was found than expected.")] bool? differing,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, StocktakeReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var after = Cursor.Read<StocktakeLineCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        List<StocktakeLineNode> rows = Stocktakes.KeyOf(caller.Company, stocktake) is { } key
            ? await reader.LinesAsync(key, differing ?? false, after, paging.First!.Value + 1, cancellation)
            : [];
        return Page.Of(
            rows, paging.First!.Value, after is not null, line => Cursor.Write(new StocktakeLineCursor(line.Sku, line.Product)));
    }
}
