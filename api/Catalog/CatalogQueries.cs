using Erp.Api.Reading;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[QueryType]
public static class CatalogQueries
{
    [Authorize(Permission.ProductsRead)]
    [ListSize(SlicingArguments = ["first"], SizedFields = ["products", "tombstones"])]
    [GraphQLDescription("For a till that keeps the catalogue itself: what has changed since it last asked, oldest change first.")]
    public static async Task<CatalogChangesNode> GetCatalogChangesAsync(
        [GraphQLDescription("The position that the last page gave; the whole catalogue unless given.")] Position? since,
        [GlobalState] Caller caller, CatalogChanges changes, ReadGate gate, CancellationToken cancellation,
        [GraphQLDescription("Products of a page, from 1 to 1000.")] int first = 200,
        [GraphQLDescription("Wait until the tables contain this position, such as a mutation returned.")]
        Position? minPosition = null)
    {
        await gate.WaitAsync(minPosition, cancellation);
        return await changes.AfterAsync(caller.Company, since, first, cancellation);
    }
}
