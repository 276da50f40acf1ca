using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[GraphQLName("ProductPrice")]
public sealed record ProductPriceNode(
    [property: GraphQLDescription("Null for the price that the product was created with.")] DateTimeOffset? From,
    [property: GraphQLDescription("For one unit.")] Money Price)
{
    internal static ProductPriceNode First(PriceList prices) => new(null, Notation.Amount(prices.First));

    internal static ProductPriceNode Of(PriceList prices, PriceChange change) =>
        new(change.From, Notation.Amount(change.Amount, prices.First.Currency));
}
