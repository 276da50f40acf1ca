using System.Runtime.CompilerServices;
using Erp.Api.Companies;
using Erp.Companies;
using Erp.Grains.Live;
using Erp.GraphQL;

namespace Erp.Api.Live;

[SubscriptionType]
public static class SaleSubscriptions
{
    [Subscribe(With = nameof(SubscribeToSaleCompleted))]
    [Authorize(Permission.SalesRead)]
    [GraphQLDescription("Every sale, in the order in which it was recorded. Returns and voids are not sales.")]
    public static CompletedSaleNode SaleCompleted([EventMessage] CompletedSaleNode sale) => sale;

    public static async IAsyncEnumerable<CompletedSaleNode> SubscribeToSaleCompleted(
        [GraphQLDescription("Only sales from this warehouse.")] string? warehouse,
        [GraphQLDescription("The position of what was told last; only what comes from now on unless given.")] Position? from,
        [GlobalState] Caller caller,
        CompanyDirectory companies,
        LiveFeed feed,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = await feed.StartAsync(from, cancellation);
        var place = warehouse is null ? null : await WarehouseAsync(companies, caller.Company, warehouse);
        await foreach (var sale in feed.SalesAsync(caller.Company, place, start, cancellation))
            yield return CompletedSaleNode.Of(caller.Company, sale);
    }

    /// <exception cref="GraphQLException">There is no such warehouse.</exception>
    private static async Task<string> WarehouseAsync(CompanyDirectory companies, CompanyId company, string warehouse)
    {
        if ((await companies.FactsAsync(company))?.FindWarehouse(ShortCode.Normalize(warehouse)) is { } found) return found.Code;
        var unknown = new WarehouseUnknown(warehouse);
        throw new GraphQLException(unknown.Message, unknown.Code);
    }
}
