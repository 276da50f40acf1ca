using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

/// <summary>
/// The products of lines and stock items, from their grains: as they are now, and each asked for once a request.
/// </summary>
public sealed class ProductLoader(IGrainFactory grains, TimeProvider clock) : BatchDataLoader<ProductKey, ProductNode>
{
    protected override async Task<IReadOnlyDictionary<ProductKey, ProductNode>> LoadBatchAsync(
        IReadOnlyList<ProductKey> keys, CancellationToken cancellation)
    {
        var facts = await Task.WhenAll(keys.Select(key =>
            SystemIdentity.Ask(key.Company, () => grains.Product(key).GetFacts())));
        return keys.Zip(facts).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => ProductNode.Of(pair.Second!, clock.GetUtcNow()));
    }
}
