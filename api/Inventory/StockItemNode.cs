using Erp.Catalog;
using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

[GraphQLName("StockItem")]
[GraphQLDescription("One product's stock in one warehouse.")]
public sealed record StockItemNode(
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("What is in the warehouse, in the product's unit; below zero when more was sold than the books had.")]
    decimal OnHand,
    [property: GraphQLDescription("What is kept back for sales under way and for reservations.")]
    decimal Reserved,
    [property: GraphQLDescription("The moving average of what no sale has been promised, in the company's currency.")]
    decimal UnitCost,
    [property: GraphQLDescription("What is on hand is worth at cost, in the company's currency.")] decimal Value,
    [property: GraphQLDescription("More was sold than the books had, and nobody has counted since.")] bool ToCount,
    StockPolicyNode Policy)
{
    [GraphQLDescription("On hand less reserved: what can be sold or reserved. Below zero when more is promised than there is.")]
    public decimal Available => OnHand - Reserved;

    [GraphQLDescription("What is promised and not there.")]
    public decimal BackOrdered => Math.Max(0, -Available);

    internal ProductKey Product { get; init; }

    /// <summary>Whether it comes from a list: its product is then read with those of the whole page.</summary>
    internal bool IsListed { get; init; }

    internal static StockItemNode Of(LocatedStock stock, StockItemView view) => new(
        stock.Sku, stock.Key.Warehouse, Notation.Number(view.OnHand), Notation.Number(view.Reserved), Notation.Number(view.UnitCost),
        Notation.Number(view.Value), view.ToCount, StockPolicyNode.Of(view.Policy))
    {
        Product = new ProductKey(stock.Key.Company, stock.Key.Product),
    };
}
