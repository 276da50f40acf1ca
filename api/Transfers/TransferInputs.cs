using Erp.GraphQL;
using Erp.Transfers;

namespace Erp.Api.Transfers;

[GraphQLDescription("Goods that leave one warehouse for another.")]
public sealed record ShipTransferInput(
    [property: ID, GraphQLDescription("Names the transfer and makes the command safe to repeat: 1 to 100 characters, yours.")]
    string Id,
    [property: GraphQLDescription("The warehouse that the goods leave.")] string From,
    [property: GraphQLDescription("The warehouse where they are to arrive.")] string To,
    IReadOnlyList<ShippedGoodsInput> Lines,
    [property: GraphQLDescription("A consignment note.")] string? Reference = null)
{
    internal ShipTransfer ToCommand() => new(
        ShortCode.Normalize(From), ShortCode.Normalize(To),
        [.. Lines.Select(line => new ShippedGoods(line.Sku, line.Quantity))], Reference ?? "");
}

public sealed record ShippedGoodsInput(
    string Sku,
    [property: GraphQLDescription("Above zero, in the product's unit and its decimals.")] decimal Quantity);

[GraphQLDescription("Goods of a transfer that have arrived.")]
public sealed record ReceiveTransferInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: unique within the transfer.")] string Id,
    [property: ID] string Transfer,
    [property: GraphQLDescription("What has arrived; all that is in transit unless given.")]
    IReadOnlyList<ArrivedGoodsInput>? Lines = null)
{
    internal ReceiveTransfer ToCommand() => new(Id, [.. (Lines ?? []).Select(line => new ArrivedGoods(line.Line, line.Quantity))]);
}

public sealed record ArrivedGoodsInput(
    [property: GraphQLDescription("The transfer's line, from 1.")] int Line,
    [property: GraphQLDescription("Above zero, at most what is in transit of the line.")] decimal Quantity);

[GraphQLDescription("Writes off what has not arrived.")]
public sealed record CloseTransferInput(
    [property: ID, GraphQLDescription("Makes the command safe to repeat: unique within the transfer.")] string Id,
    [property: ID] string Transfer,
    [property: GraphQLDescription("What became of the goods, for the books.")] string Reason);
