using Erp.GraphQL;
using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

[GraphQLName("Stocktake")]
[GraphQLDescription("One count of a warehouse. Values are in the company's currency.")]
public sealed record StocktakeNode(
    [property: ID] string Id,
    string Warehouse,
    StocktakeStatus Status,
    [property: GraphQLDescription("The instant that all counts are compared with: when it began.")] DateTimeOffset FrozenAt,
    string? Note,
    [property: GraphQLDescription("How many products are to be counted; null for the whole warehouse.")] int? Products,
    [property: GraphQLDescription("How many products were counted.")] int Counted,
    [property: GraphQLDescription("Of how many of them stock is corrected.")] int Posted,
    [property: GraphQLDescription("Of how many something else was found than expected.")] int Differing,
    [property: GraphQLDescription("What was found too much is worth.")] decimal Surplus,
    [property: GraphQLDescription("What was missing is worth.")] decimal Shortage,
    [property: GraphQLDescription("Why it was cancelled.")] string? Reason)
{
    internal static StocktakeNode? Of(Stocktake? stocktake) => stocktake is null ? null : new(
        $"{stocktake.Warehouse}/{stocktake.Id}", stocktake.Warehouse, stocktake.Status, stocktake.FrozenAt, stocktake.Note,
        stocktake.Products, stocktake.Counted, stocktake.Posted, stocktake.Differing,
        Notation.Number(stocktake.Surplus), Notation.Number(stocktake.Shortage), stocktake.Reason);
}

[GraphQLName("StocktakeLine")]
[GraphQLDescription("What was found of a product, and what the books had.")]
public sealed record StocktakeLineNode(
    string Sku,
    decimal Counted,
    [property: GraphQLDescription("On hand in the books at the stocktake's frozen instant.")] decimal Expected,
    [property: GraphQLDescription("Counted less expected: below zero for a shortage.")] decimal Difference,
    [property: GraphQLDescription("At the frozen instant, in the company's currency.")] decimal UnitCost,
    [property: GraphQLDescription("What the difference is worth; once posted, what the stock's value has changed by.")] decimal Value,
    [property: GraphQLDescription("Whether stock is corrected by it.")] bool Posted)
{
    internal Guid Product { get; init; }

    internal static StocktakeLineNode Of(StocktakeLine line) => new(
        line.Sku, Notation.Number(line.Counted), Notation.Number(line.Expected), Notation.Number(line.Difference),
        Notation.Number(line.UnitCost), Notation.Number(line.Difference * line.UnitCost), Posted: false)
    {
        Product = line.Product.Value,
    };
}
