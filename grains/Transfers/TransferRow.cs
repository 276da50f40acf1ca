using Erp.Grains.Projections;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>A transfer as it is now.</summary>
internal sealed class TransferRow : CurrentRow
{
    public const string InTransit = "IN_TRANSIT";
    public const string Received = "RECEIVED";
    public const string Closed = "CLOSED";

    public required TransferKey Key { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Status { get; set; }

    public required string? Reference { get; init; }

    public required string? Reason { get; set; }

    public required string ShippedBy { get; init; }

    public required DateTimeOffset ShippedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required long Position { get; set; }

    public static TransferRow Of(TransferKey key, in ProjectedEvent projected, TransferShipped shipped) => new()
    {
        Key = key,
        From = shipped.From,
        To = shipped.To,
        Status = InTransit,
        Reference = shipped.Reference,
        Reason = null,
        ShippedBy = projected.Recorded.Actor,
        ShippedAt = shipped.ShippedAt,
        UpdatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };
}

/// <summary>One line of a transfer as it is now.</summary>
internal sealed class TransferLineRow : CurrentRow
{
    public required TransferKey Key { get; init; }

    public required int Line { get; init; }

    public required Guid Product { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required decimal Shipped { get; init; }

    public required decimal UnitCost { get; init; }

    public decimal Received { get; set; }

    public decimal Lost { get; set; }

    public decimal InTransit => Shipped - Received - Lost;

    public static TransferLineRow Of(TransferKey key, int number, ShippedLine line) => new()
    {
        Key = key,
        Line = number,
        Product = line.ProductId,
        Sku = line.Sku,
        Name = line.Name,
        Shipped = line.Quantity,
        UnitCost = line.UnitCost,
    };
}
