using Erp.Api.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Inventory;

[ObjectType<StockItemNode>]
public static class StockItemFields
{
    [Authorize(Permission.ProductsRead)]
    [GraphQLDescription("The product as it is now; in a list, as it is in the tables that the list is read from.")]
    public static Task<ProductNode?> GetProductAsync(
        [Parent] StockItemNode item, ProductLoader products, ListedProductLoader listed) =>
        item.IsListed ? listed.LoadAsync(item.Product) : products.LoadAsync(item.Product);
}
