using Erp.Catalog;

namespace Erp.Transfers;

/// <summary>A transfer as it stands. Values are in the company's currency.</summary>
/// <param name="Reason">Why it was closed short; null unless it was.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.Transfer")]
public sealed record Transfer(
    [property: Id(0)] string Id,
    [property: Id(1)] string From,
    [property: Id(2)] string To,
    [property: Id(3)] string? Reference,
    [property: Id(4)] DateTimeOffset ShippedAt,
    [property: Id(5)] string? Reason,
    [property: Id(6)] ImmutableArray<TransferLine> Lines)
{
    public TransferStatus Status =>
        Reason is not null ? TransferStatus.Closed
        : Lines.All(static line => line.InTransit == 0) ? TransferStatus.Received
        : TransferStatus.InTransit;

    public decimal ValueInTransit => Lines.Sum(static line => line.InTransit * line.UnitCost);
}

/// <param name="Number">Its place on the transfer, from 1.</param>
/// <param name="Lost">What was written off when the transfer was closed short.</param>
/// <param name="UnitCost">What one unit cost where it left, and costs where it arrives.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.TransferLine")]
public sealed record TransferLine(
    [property: Id(0)] int Number,
    [property: Id(1)] ProductId Product,
    [property: Id(2)] string Sku,
    [property: Id(3)] string Name,
    [property: Id(4)] decimal Shipped,
    [property: Id(5)] decimal Received,
    [property: Id(6)] decimal Lost,
    [property: Id(7)] decimal UnitCost)
{
    /// <summary>Left, and neither arrived nor written off.</summary>
    public decimal InTransit => Shipped - Received - Lost;
}
