using Erp.Grains.Inventory;
using Erp.Grains.Live;
using Erp.GraphQL;

namespace Erp.Api.Live;

[GraphQLName("StockChange")]
[GraphQLDescription("A stock item after something changed it.")]
public sealed record StockChangeNode(
    [property: GraphQLDescription("As the product had it when the subscription began.")] string Sku,
    string Warehouse,
    [property: GraphQLDescription("What is in the warehouse, in the product's unit. Goods leave with the sale that takes them.")]
    decimal OnHand,
    [property: GraphQLDescription("What is kept back for sales under way and for reservations.")] decimal Reserved,
    [property: GraphQLDescription("On hand less reserved: what can be sold or reserved. Below zero when more is promised than there is.")]
    decimal Available,
    [property: GraphQLDescription("What changed it; null where several changes are told as one.")] StockChangeKind? Kind,
    [property: GraphQLDescription("When the last of what it tells was recorded.")] DateTimeOffset RecordedAt,
    [property: GraphQLDescription("Where to go on: give it as from.")] Position Position)
{
    internal static StockChangeNode Of(string sku, StockChange change) => new(
        sku, change.Item.Warehouse, Notation.Number(change.OnHand), Notation.Number(change.Reserved),
        Notation.Number(change.Available), change.Kind, change.RecordedAt, change.Position);
}
