using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Transfers;

namespace Erp.Api.Transfers;

[GraphQLName("TransferMovement")]
[GraphQLDescription("What a receipt of a transfer brought, or what closing it wrote off.")]
public sealed record TransferMovementNode(
    [property: ID] string Id,
    ImmutableArray<MovedGoodsNode> Lines,
    [property: GraphQLDescription("What it is worth, in the company's currency.")] decimal Value)
{
    internal static TransferMovementNode? Of(TransferMovement? movement) => movement is null ? null : new(
        movement.Id, [.. movement.Lines.Select(line => new MovedGoodsNode(line.Line, Notation.Number(line.Quantity)))],
        Notation.Number(movement.Value));
}

[GraphQLName("MovedGoods")]
public sealed record MovedGoodsNode([property: GraphQLDescription("The transfer's line, from 1.")] int Line, decimal Quantity);

public sealed record ShipTransferPayload(TransferNode? Transfer, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record ReceiveTransferPayload(
    TransferMovementNode? Received, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal TransferKey? Key { get; init; }

    [GraphQLDescription("The transfer after the command.")]
    public Task<TransferNode?> GetTransferAsync(Transfers transfers) => transfers.GetAsync(Key);
}

public sealed record CloseTransferPayload(
    TransferMovementNode? WrittenOff, ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal TransferKey? Key { get; init; }

    [GraphQLDescription("The transfer after the command.")]
    public Task<TransferNode?> GetTransferAsync(Transfers transfers) => transfers.GetAsync(Key);
}
