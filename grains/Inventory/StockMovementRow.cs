using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>One change of an item's stock on hand.</summary>
internal sealed record StockMovementRow(
    StockItemKey Item,
    string Sku,
    StockMovementCause Cause,
    decimal Quantity,
    decimal Before,
    string Actor,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    long Position,
    int Ordinal);

/// <summary>Why goods moved, and what one unit of them cost.</summary>
internal readonly record struct StockMovementCause(string Kind, decimal? UnitCost)
{
    public string? Reference { get; init; }

    public string? Reason { get; init; }

    /// <summary>When it was recorded, unless it says otherwise.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
