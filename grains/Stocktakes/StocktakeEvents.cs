using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.Grains.Stocktakes;

/// <summary>What happened to a stocktake. Which one stands in the stream's name. Costs are in the company's currency.</summary>
public abstract record StocktakeEvent : IEvent;

/// <summary>The count began.</summary>
/// <param name="FrozenAt">The instant that all counts are compared with.</param>
/// <param name="Products">The only products to count; null for the whole warehouse.</param>
[EventName("stocktakes.stocktake_begun.v1")]
public sealed record StocktakeBegun(
    [property: JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset FrozenAt,
    [property: JsonPropertyName("p")] ImmutableArray<Guid>? Products,
    [property: JsonPropertyName("n")] string? Note) : StocktakeEvent;

/// <summary>Goods were counted; a product that was counted before is counted anew.</summary>
/// <param name="Id">The command's id.</param>
[EventName("stocktakes.counts_recorded.v1")]
public sealed record ProductsCounted(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("l")] ImmutableArray<CountedLine> Lines) : StocktakeEvent;

/// <summary>The counts stand; from now on stock is being corrected by them.</summary>
[EventName("stocktakes.posting_began.v1")]
public sealed record PostingBegan : StocktakeEvent;

/// <summary>Stock was corrected, item by item; the items have recorded it before.</summary>
[EventName("stocktakes.lines_posted.v1")]
public sealed record LinesPosted([property: JsonPropertyName("l")] ImmutableArray<PostedLine> Lines) : StocktakeEvent;

/// <summary>Stock is corrected by all that was counted.</summary>
[EventName("stocktakes.stocktake_posted.v1")]
public sealed record StocktakePosted : StocktakeEvent;

/// <summary>The count was given up.</summary>
[EventName("stocktakes.stocktake_cancelled.v1")]
public sealed record StocktakeCancelled([property: JsonPropertyName("why")] string Reason) : StocktakeEvent;

/// <param name="Expected">What the books had on hand at the frozen instant.</param>
/// <param name="UnitCost">What one unit cost at that instant.</param>
public sealed record CountedLine(
    [property: JsonPropertyName("p")] Guid ProductId,
    [property: JsonPropertyName("sku")] string Sku,
    [property: JsonPropertyName("c")] decimal Counted,
    [property: JsonPropertyName("e")] decimal Expected,
    [property: JsonPropertyName("uc")] decimal UnitCost)
{
    [JsonIgnore]
    public decimal Difference => Counted - Expected;

    [JsonIgnore]
    public decimal Value => Difference * UnitCost;
}

/// <param name="Value">What the correction was worth, as the item has booked it; below zero for a shortage.</param>
public sealed record PostedLine(
    [property: JsonPropertyName("p")] Guid ProductId,
    [property: JsonPropertyName("v")] decimal Value);
