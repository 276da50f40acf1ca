namespace Erp.Grains.Tax;

/// <summary>A document's amounts. Nothing is lost between the lines, the rates and the sums: each adds up to the next.</summary>
/// <param name="Net">At the currency's decimals.</param>
/// <param name="Tax">At the currency's decimals.</param>
public sealed record PricedDocument(
    decimal Net, decimal Tax, ImmutableArray<PricedLine> Lines, ImmutableArray<PricedRate> Rates)
{
    public decimal Total => Net + Tax;
}

/// <summary>A line's amounts.</summary>
/// <param name="Discount">What was taken off quantity × unit price.</param>
/// <param name="Net">
/// Exact to six decimals where tax is rounded per rate, so that Σ quantity × price reconciles over any number of documents;
/// at the currency's decimals where it is rounded per line.
/// </param>
/// <param name="Tax">The line's share of its rate's tax, at the currency's decimals.</param>
/// <param name="Gross">The line's share of the document's total, at the currency's decimals.</param>
public readonly record struct PricedLine(decimal Discount, decimal Net, decimal Tax, decimal Gross);

/// <summary>The sums of the lines of one tax code at one rate, at the currency's decimals.</summary>
public readonly record struct PricedRate(string TaxCode, decimal Percent, decimal Net, decimal Tax);
