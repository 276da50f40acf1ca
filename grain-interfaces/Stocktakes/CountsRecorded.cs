using Erp.Catalog;

namespace Erp.Stocktakes;

/// <summary>What one recording of counts noted.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.CountsRecorded")]
public sealed record CountsRecorded([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<StocktakeLine> Lines);

/// <param name="Counted">What was found.</param>
/// <param name="Expected">What the books had on hand at the frozen instant.</param>
/// <param name="UnitCost">What one unit cost at that instant, in the company's currency.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.StocktakeLine")]
public readonly record struct StocktakeLine(
    [property: Id(0)] ProductId Product,
    [property: Id(1)] string Sku,
    [property: Id(2)] decimal Counted,
    [property: Id(3)] decimal Expected,
    [property: Id(4)] decimal UnitCost)
{
    public decimal Difference => Counted - Expected;
}
