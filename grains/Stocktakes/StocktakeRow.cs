using Erp.Grains.Projections;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>A stocktake as it is now.</summary>
internal sealed class StocktakeRow : CurrentRow
{
    public required StocktakeKey Key { get; init; }

    public required string Status { get; set; }

    public required string Scope { get; init; }

    public required int? Products { get; init; }

    public required string? Note { get; init; }

    public required string? Reason { get; set; }

    public required string BegunBy { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required long Position { get; set; }

    public static StocktakeRow Of(StocktakeKey key, in ProjectedEvent projected, StocktakeBegun begun) => new()
    {
        Key = key,
        Status = "COUNTING",
        Scope = begun.Products is null ? "WAREHOUSE" : "PRODUCTS",
        Products = begun.Products?.Length,
        Note = begun.Note,
        Reason = null,
        BegunBy = projected.Recorded.Actor,
        FrozenAt = begun.FrozenAt,
        UpdatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };
}

/// <summary>One product's count as it is now.</summary>
internal sealed class StocktakeLineRow : CurrentRow
{
    public required StocktakeLineKey Key { get; init; }

    public required string Sku { get; set; }

    public required decimal Counted { get; set; }

    public required decimal Expected { get; set; }

    public required decimal UnitCost { get; set; }

    public required decimal Value { get; set; }

    public required bool Posted { get; set; }

    public required string CountedBy { get; set; }

    public required DateTimeOffset CountedAt { get; set; }

    public static StocktakeLineRow Of(StocktakeLineKey key, in ProjectedEvent projected, CountedLine line) => new()
    {
        Key = key,
        Sku = line.Sku,
        Counted = line.Counted,
        Expected = line.Expected,
        UnitCost = line.UnitCost,
        Value = line.Value,
        Posted = false,
        CountedBy = projected.Recorded.Actor,
        CountedAt = projected.Recorded.RecordedAt,
    };

    public void CountAgain(in ProjectedEvent projected, CountedLine line)
    {
        (Sku, Counted, Expected, UnitCost, Value) = (line.Sku, line.Counted, line.Expected, line.UnitCost, line.Value);
        (CountedBy, CountedAt) = (projected.Recorded.Actor, projected.Recorded.RecordedAt);
    }
}

internal readonly record struct StocktakeLineKey(StocktakeKey Stocktake, Guid Product);
