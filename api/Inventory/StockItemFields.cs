using Erp.Api.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Inventory;

[ObjectType<StockItemNode>]
public static class StockItemFields
{
    [Authorize(Permission.ProductsRead)]
    public static Task<ProductNode?> GetProductAsync([Parent] StockItemNode item, ProductLoader products) =>
        products.LoadAsync(item.Product);
}
