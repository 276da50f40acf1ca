using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

[GraphQLName("StockPolicy")]
[GraphQLDescription("How one product is kept in one warehouse.")]
public sealed record StockPolicyNode(
    [property: GraphQLDescription("What happens to a sale of more than is available; the warehouse decides unless it is said.")]
    ShortagePolicy? Shortage,
    [property: GraphQLDescription("The item is low when no more than this is available; never unless it is said.")]
    decimal? ReorderPoint,
    [property: GraphQLDescription("How much to order then.")] decimal? ReorderQuantity,
    [property: GraphQLDescription("Whether more can be reserved than is available.")] bool BackOrders,
    [property: GraphQLDescription("How much more at most; without limit unless it is said.")] decimal? BackOrderLimit)
{
    internal static StockPolicyNode Of(StockPolicy policy) => new(
        policy.Shortage, Number(policy.ReorderPoint), Number(policy.ReorderQuantity), policy.BackOrders, Number(policy.BackOrderLimit));

    private static decimal? Number(decimal? number) => number is { } given ? Notation.Number(given) : null;
}
