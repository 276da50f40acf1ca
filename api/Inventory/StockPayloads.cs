using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

[GraphQLDescription("What a receipt or an adjustment did to the stock on hand.")]
public sealed record StockMovementResult(
    [property: GraphQLDescription("What was added; below zero when taken away.")] decimal Quantity,
    [property: GraphQLDescription("On hand before it.")] decimal Before,
    [property: GraphQLDescription("On hand after it.")] decimal After,
    [property: GraphQLDescription("In the company's currency.")] decimal UnitCost,
    [property: GraphQLDescription(
        "What the value changed by beyond quantity times unit cost: goods sold below zero turned out to cost more or less.")]
    decimal Revaluation)
{
    internal static StockMovementResult? Of(StockMovement? movement) =>
        movement is null ? null : new(
            Notation.Number(movement.Quantity), Notation.Number(movement.Before), Notation.Number(movement.After),
            Notation.Number(movement.UnitCost), Notation.Number(movement.Revaluation));
}

[GraphQLName("StockReservation")]
[GraphQLDescription("Goods that are kept back for a client until an expiry.")]
public sealed record StockReservationNode(
    [property: ID] string Id, string Sku, string Warehouse, decimal Quantity, DateTimeOffset ExpiresAt)
{
    internal static StockReservationNode? Of(StockHold? hold, LocatedStock? stock) =>
        hold is null || stock is null
            ? null
            : new(hold.Id, stock.Sku, stock.Key.Warehouse, Notation.Number(hold.Quantity), hold.ExpiresAt);
}

public sealed record ReceiveStockPayload(
    StockMovementResult? Movement, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal LocatedStock? Stock { get; init; }

    [GraphQLDescription("The stock item after the command.")]
    public Task<StockItemNode?> GetStockItemAsync(StockItems items) => items.GetAsync(Stock);
}

public sealed record AdjustStockPayload(
    StockMovementResult? Movement, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal LocatedStock? Stock { get; init; }

    [GraphQLDescription("The stock item after the command.")]
    public Task<StockItemNode?> GetStockItemAsync(StockItems items) => items.GetAsync(Stock);
}

public sealed record ReserveStockPayload(
    StockReservationNode? Reservation, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal LocatedStock? Stock { get; init; }

    [GraphQLDescription("The stock item after the command.")]
    public Task<StockItemNode?> GetStockItemAsync(StockItems items) => items.GetAsync(Stock);
}

public sealed record SetStockPolicyPayload(
    StockPolicyNode? Policy, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal LocatedStock? Stock { get; init; }

    [GraphQLDescription("The stock item after the command.")]
    public Task<StockItemNode?> GetStockItemAsync(StockItems items) => items.GetAsync(Stock);
}

public sealed record ReleaseReservationPayload(
    StockReservationNode? Reservation, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal LocatedStock? Stock { get; init; }

    [GraphQLDescription("The stock item after the command.")]
    public Task<StockItemNode?> GetStockItemAsync(StockItems items) => items.GetAsync(Stock);
}
