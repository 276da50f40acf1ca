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

    public decimal Value { get; set; }

    /// <summary>What the last movement was valued at.</summary>
    public decimal LastCost { get; set; }

    /// <summary>The moving average, or the last cost while nothing is on hand. SQL has the same rule in 0040.</summary>
    public decimal UnitCost => new StockPool(OnHand, Value, LastCost).UnitCost;

    public bool ToCount { get; set; }

    public DateTimeOffset? CountedAt { get; set; }

    public StockPolicy Policy { get; set; } = StockPolicy.Default;

    public DateTimeOffset UpdatedAt { get; private set; }

    public long Position { get; private set; }

    public void Move(decimal quantity, in StockMovementCause cause)
    {
        OnHand += quantity;
        Value += cause.ValueOf(quantity);
        LastCost = cause.UnitCost ?? LastCost;
    }

    public void ChangedBy(in ProjectedEvent projected)
    {
        UpdatedAt = projected.Recorded.RecordedAt;
        Position = projected.Position.Value;
    }
}
