using Erp.Catalog;
using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

[GraphQLName("StockItem")]
[GraphQLDescription("One product's stock in one warehouse.")]
public sealed record StockItemNode(
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("What is in the warehouse, in the product's unit.")] decimal OnHand,
    [property: GraphQLDescription("The part of it that is kept back for sales under way and for reservations.")]
    decimal Reserved)
{
    [GraphQLDescription("On hand less reserved: what can be sold or reserved.")]
    public decimal Available => OnHand - Reserved;

    internal ProductKey Product { get; init; }

    internal static StockItemNode Of(LocatedStock stock, StockItemView view) =>
        new(stock.Sku, stock.Key.Warehouse, Notation.Number(view.OnHand), Notation.Number(view.Reserved))
        {
            Product = new ProductKey(stock.Key.Company, stock.Key.Product),
        };
}
