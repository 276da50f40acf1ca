using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

/// <summary>
/// The products of what a list shows, as the tables have them that the list comes from: one query, however long it is.
/// </summary>
public sealed class ListedProductLoader(ProductReader reader, TimeProvider clock) : BatchDataLoader<ProductKey, ProductNode>
{
    /// <remarks>A request's products are all of one company.</remarks>
    protected override async Task<IReadOnlyDictionary<ProductKey, ProductNode>> LoadBatchAsync(
        IReadOnlyList<ProductKey> keys, CancellationToken cancellation)
    {
        var company = keys[0].Company;
        var facts = await reader.FindAllAsync(company, keys.Select(key => key.Product), cancellation);
        return facts.ToDictionary(product => new ProductKey(company, product.Id), product => ProductNode.Of(product, clock.GetUtcNow()));
    }
}
