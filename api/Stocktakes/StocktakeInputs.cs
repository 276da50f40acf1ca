using Erp.GraphQL;
using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

[GraphQLDescription("A count of a warehouse, or of some products in it, while sales go on.")]
public sealed record BeginStocktakeInput(
    [property: ID, GraphQLDescription("Yours, unique within the warehouse; the stocktake's id is both: MAIN/year-end.")] string Id,
    string Warehouse,
    [property: GraphQLDescription("The only products to count; the whole warehouse unless given.")]
    IReadOnlyList<string>? Skus = null,
    string? Note = null)
{
    internal BeginStocktake ToCommand() => new([.. Skus ?? []], Note ?? "");
}

[GraphQLDescription("What was found. A product that is counted again replaces its count, until the stocktake is posted.")]
public sealed record RecordCountsInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: unique within the stocktake.")] string Id,
    [property: ID, GraphQLDescription("The stocktake's id: MAIN/year-end.")] string Stocktake,
    [property: GraphQLDescription("At most 1,000; a product stands on one of them at most.")]
    IReadOnlyList<CountedGoodsInput> Lines)
{
    internal RecordCounts ToCommand() => new(Id, [.. Lines.Select(line => new CountedGoods(line.Sku, line.Quantity))]);
}

public sealed record CountedGoodsInput(
    string Sku,
    [property: GraphQLDescription("What was found: 0 or more, in the product's unit and its decimals.")] decimal Quantity);

public sealed record PostStocktakeInput([property: ID, GraphQLDescription("The stocktake's id: MAIN/year-end.")] string Stocktake);

public sealed record CancelStocktakeInput(
    [property: ID, GraphQLDescription("The stocktake's id: MAIN/year-end.")] string Stocktake,
    [property: GraphQLDescription("Why, for the books.")] string Reason);
