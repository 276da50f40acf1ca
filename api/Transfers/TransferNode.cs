using System.Collections.Immutable;
using Erp.GraphQL;
using Erp.Transfers;

namespace Erp.Api.Transfers;

[GraphQLName("Transfer")]
[GraphQLDescription("Goods on their way from one warehouse to another.")]
public sealed record TransferNode(
    [property: ID] string Id,
    string From,
    string To,
    TransferStatus Status,
    string? Reference,
    [property: GraphQLDescription("Why it was closed short.")] string? Reason,
    DateTimeOffset ShippedAt,
    ImmutableArray<TransferLineNode> Lines)
{
    [GraphQLDescription("What is in transit is worth, in the company's currency.")]
    public decimal ValueInTransit => Notation.Number(Lines.Sum(line => line.InTransit * line.UnitCost));

    internal static TransferNode? Of(Transfer? transfer) => transfer is null ? null : new(
        transfer.Id, transfer.From, transfer.To, transfer.Status, transfer.Reference, transfer.Reason, transfer.ShippedAt,
        [.. transfer.Lines.Select(TransferLineNode.Of)]);
}

[GraphQLName("TransferLine")]
public sealed record TransferLineNode(
    [property: GraphQLDescription("Place on the transfer, from 1.")] int Line,
    string Sku,
    string Name,
    decimal Shipped,
    decimal Received,
    [property: GraphQLDescription("Written off when the transfer was closed short.")] decimal Lost,
    [property: GraphQLDescription("What one unit cost where it left and costs where it arrives, in the company's currency.")]
    decimal UnitCost)
{
    [GraphQLDescription("Left, and neither arrived nor written off.")]
    public decimal InTransit => Notation.Number(Shipped - Received - Lost);

    internal static TransferLineNode Of(TransferLine line) => new(
        line.Number, line.Sku, line.Name, Notation.Number(line.Shipped), Notation.Number(line.Received),
        Notation.Number(line.Lost), Notation.Number(line.UnitCost));
}
