using Erp.GraphQL;

namespace Erp.Api.Inventory;

/// <summary>Where a movement stands in its product's history.</summary>
internal sealed record MovementKey(long Position, int Ordinal);

[GraphQLName("StockMovement")]
[GraphQLDescription("A change of the stock on hand.")]
public sealed record StockMovementNode(
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("RECEIPT, ADJUSTMENT, SALE, RETURN, COUNT or TRANSFER.")] string Kind,
    [property: GraphQLDescription("What caused it: the sale's, stocktake's or transfer's id, or what the receipt referred to.")]
    string? Reference,
    string? Reason,
    [property: GraphQLDescription("Below zero when goods leave.")] decimal Quantity,
    [property: GraphQLDescription("On hand before it.")] decimal Before,
    [property: GraphQLDescription("On hand after it.")] decimal After,
    [property: GraphQLDescription("In the company's currency.")] decimal? UnitCost,
    [property: GraphQLDescription(
        "What the value changed by beyond quantity times unit cost: goods sold below zero turned out to cost more or less.")]
    decimal Revaluation,
    [property: GraphQLDescription("Quantity times unit cost, and the revaluation.")] decimal ValueChange,
    [property: GraphQLDescription("What the stock on hand was worth after it.")] decimal ValueAfter,
    string Actor,
    DateTimeOffset OccurredAt)
{
    internal MovementKey Key { get; init; } = new(0, 0);
}
