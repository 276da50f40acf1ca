namespace Erp.Tax;

/// <summary>
/// What is taken off a line or off a whole document: a percentage of what it is worth, or an amount. Exactly one is given. Where prices
/// contain tax, what is taken off them does too.
/// </summary>
/// <param name="Percent">From 0 to 100, with at most four decimals.</param>
/// <param name="Amount">From 0 to what it is taken off, in the document's currency and its decimals.</param>
/// <param name="Reason">Free text for the receipt and for who looks into discounts.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tax.Discount")]
public sealed record Discount(
    [property: Id(0)] decimal? Percent,
    [property: Id(1)] Money? Amount,
    [property: Id(2)] string? Reason = null);
