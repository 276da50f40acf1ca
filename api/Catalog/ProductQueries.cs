using Erp.Api.Reading;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[QueryType]
public static class ProductQueries
{
    [Authorize(Permission.ProductsRead)]
    [GraphQLDescription("One product by its sku, ignoring case, or by one of its barcodes: exactly one of them.")]
    public static async Task<ProductNode?> GetProductAsync(
        string? sku, string? barcode, [GlobalState] Caller caller, ProductLocator products, TimeProvider clock)
    {
        var facts = (sku, barcode) switch
        {
            (not null, null) => await products.FindAsync(caller.Company, sku),
            (null, not null) => await products.FindByBarcodeAsync(caller.Company, barcode),
            _ => throw new GraphQLException("Give either sku or barcode.", "INVALID_INPUT"),
        };
        return facts is null ? null : ProductNode.Of(facts, clock.GetUtcNow());
    }

    [Authorize(Permission.ProductsRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("Products by sku, as of projectionStatus.position or later.")]
    public static async Task<Connection<ProductNode>> GetProductsAsync(
        PagingArguments paging,
        [GraphQLDescription("Words that must all occur in sku, name or barcode; one or two characters where a word begins.")]
        string? search,
        [GraphQLDescription("A part of the sku.")] string? sku,
        [GraphQLDescription("One of the product's barcodes, or any label that a scale prints for it.")] string? barcode,
        ProductKind[]? kinds,
        [GraphQLDescription("Whether it can be sold.")] bool? active,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, ProductSearch products, ReadGate gate, TimeProvider clock, CancellationToken cancellation)
    {
        await gate.WaitAsync(minPosition, cancellation);
        var after = Cursor.Read<string>(paging.After);
        var rows = await products.PageAsync(
            caller.Company, new ProductFilter(search, sku, kinds, active), barcode, after, paging.First!.Value + 1, cancellation);
        var now = clock.GetUtcNow();
        var nodes = rows.ConvertAll(row => ProductNode.Of(row, now));
        return Page.Of(nodes, paging.First.Value, paging.After is not null, product => Cursor.Write(product.Sku));
    }
}
