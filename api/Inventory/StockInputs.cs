using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

public sealed record ReceiveStockInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: 1 to 100 characters, yours.")] string Id,
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("Above zero, in the product's unit and its decimals.")] decimal Quantity,
    [property: GraphQLDescription("What one unit cost, in the company's currency; the cost known so far unless given.")]
    decimal? UnitCost = null,
    [property: GraphQLDescription("A delivery note or purchase order.")] string? Reference = null);

public sealed record AdjustStockInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: 1 to 100 characters, yours.")] string Id,
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("What is added, or taken away when negative.")] decimal Quantity,
    [property: GraphQLDescription("Why, for the books.")] string Reason);

public sealed record ReserveStockInput(
    [property: ID, GraphQLDescription("Names the reservation and makes the command safe to repeat.")] string Id,
    string Sku,
    string Warehouse,
    decimal Quantity,
    [property: GraphQLDescription("From one second to 90 days.")] int ExpiresInSeconds = 900);

[GraphQLDescription("All of an item's policy: what is left out has its default again.")]
public sealed record SetStockPolicyInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: 1 to 100 characters, yours.")] string Id,
    string Sku,
    string Warehouse,
    [property: GraphQLDescription("What happens to a sale of more than is available; the warehouse decides unless given.")]
    ShortagePolicy? Shortage = null,
    [property: GraphQLDescription("The item is low when no more than this is available; never unless given.")]
    decimal? ReorderPoint = null,
    [property: GraphQLDescription("How much to order then.")] decimal? ReorderQuantity = null,
    [property: GraphQLDescription("Whether more can be reserved than is available.")] bool BackOrders = false,
    [property: GraphQLDescription("How much more at most; without limit unless given.")] decimal? BackOrderLimit = null)
{
    internal StockPolicy Policy => new(Shortage, ReorderPoint, ReorderQuantity, BackOrders, BackOrderLimit);
}

public sealed record ReleaseReservationInput(
    [property: ID, GraphQLDescription("The id that the reservation was made with.")] string Id,
    string Sku,
    string Warehouse);
