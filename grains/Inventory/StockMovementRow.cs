using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>One change of an item's stock on hand.</summary>
internal sealed record StockMovementRow(
    StockItemKey Item,
    string Sku,
    StockMovementCause Cause,
    decimal Quantity,
    decimal Before,
    decimal ValueAfter,
    string Actor,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    long Position,
    int Ordinal);

/// <summary>Why goods moved, and what one unit of them cost.</summary>
internal readonly record struct StockMovementCause(string Kind, decimal? UnitCost)
{
    /// <summary>What the value changes by beyond quantity × unit cost.</summary>
    public decimal Revaluation { get; init; }

    public string? Reference { get; init; }

    public string? Reason { get; init; }

    /// <summary>When it was recorded, unless it says otherwise.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public static StockMovementCause Of(string kind, IStockMove move) => new(kind, move.UnitCost) { Revaluation = move.Revaluation };

    /// <summary>What a movement changes the item's value by; goods of unknown cost are worth nothing.</summary>
    public decimal ValueOf(decimal quantity) => quantity * (UnitCost ?? 0) + Revaluation;
}
