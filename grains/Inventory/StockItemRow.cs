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
