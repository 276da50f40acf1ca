namespace Erp.Stocktakes;

/// <summary>A stocktake as it stands. Values are in the company's currency.</summary>
/// <param name="FrozenAt">The instant that all counts are compared with.</param>
/// <param name="Products">How many products are to be counted; null for the whole warehouse.</param>
/// <param name="Counted">How many products were counted.</param>
/// <param name="Posted">How many of them have had their stock corrected.</param>
/// <param name="Differing">Of how many something else was found than expected.</param>
/// <param name="Surplus">What was found too much is worth.</param>
/// <param name="Shortage">What was missing is worth, 0 or more.</param>
/// <param name="Reason">Why it was cancelled; null unless it was.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.Stocktake")]
public sealed record Stocktake(
    [property: Id(0)] string Id,
    [property: Id(1)] string Warehouse,
    [property: Id(2)] StocktakeStatus Status,
    [property: Id(3)] DateTimeOffset FrozenAt,
    [property: Id(4)] string? Note,
    [property: Id(5)] int? Products,
    [property: Id(6)] int Counted,
    [property: Id(7)] int Posted,
    [property: Id(8)] int Differing,
    [property: Id(9)] decimal Surplus,
    [property: Id(10)] decimal Shortage,
    [property: Id(11)] string? Reason);
