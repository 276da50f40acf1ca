using Erp.Grains.Projections;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>A product as stock rows name it. All rows of a product share it, so a new sku reaches them all.</summary>
internal sealed class StockedProduct
{
    public required string Sku { get; set; }
}

/// <summary>An item's stock as of the last event that was folded.</summary>
internal sealed class StockItemRow : CurrentRow
{
    public required StockItemKey Key { get; init; }

    public required StockedProduct Product { get; init; }

    public decimal OnHand { get; set; }

    public decimal Reserved { get; set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public long Position { get; private set; }

    public void ChangedBy(in ProjectedEvent projected)
    {
        UpdatedAt = projected.Recorded.RecordedAt;
        Position = projected.Position.Value;
    }
}

/// <summary>A reservation or hold that is open.</summary>
internal sealed class StockReservationRow : CurrentRow
{
    public const string Hold = "HOLD";

    public required StockReservationKey Key { get; init; }

    public required string Kind { get; init; }

    public required long Attempt { get; init; }

    public required decimal Quantity { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long Position { get; init; }

    /// <summary>What it takes from what is available: goods expected back take nothing.</summary>
    public decimal SetAside => Math.Max(Quantity, 0);
}

/// <param name="Owner">Empty for a client's hold.</param>
internal readonly record struct StockReservationKey(StockItemKey Item, string Owner, string Cause);

/// <summary>One change of an item's stock on hand.</summary>
internal sealed record StockMovementRow(
    StockItemKey Item,
    string Sku,
    string Kind,
    string? Reference,
    string? Reason,
    decimal Quantity,
    decimal Before,
    decimal? UnitCost,
    string Actor,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    long Position,
    int Ordinal);
