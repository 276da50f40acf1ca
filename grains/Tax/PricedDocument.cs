using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>A document's amounts. Nothing is lost between the lines, the rates and the sums: each adds up to the next.</summary>
/// <param name="Net">At the currency's decimals.</param>
/// <param name="Tax">At the currency's decimals.</param>
public sealed record PricedDocument(
    decimal Net, decimal Tax, ImmutableArray<PricedLine> Lines, ImmutableArray<PricedRate> Rates)
{
    /// <summary>What was taken off the whole document: the sum of the lines' shares of it.</summary>
    public decimal Discount { get; init; }

    public decimal Total => Net + Tax;
}

/// <summary>A line's amounts.</summary>
/// <param name="Discount">All that was taken off quantity × unit price, <see cref="DocumentDiscount"/> included.</param>
/// <param name="Net">
/// Exact to six decimals where tax is rounded per rate, so that Σ quantity × price reconciles over any number of documents;
/// at the currency's decimals where it is rounded per line. Where prices contain tax it is <paramref name="Gross"/> − <paramref name="Tax"/>.
/// </param>
/// <param name="Tax">The line's share of its rate's tax, at the currency's decimals.</param>
/// <param name="Gross">The line's share of the document's total, at the currency's decimals.</param>
public readonly record struct PricedLine(decimal Discount, decimal Net, decimal Tax, decimal Gross)
{
    /// <summary>The line's share of what was taken off the whole document.</summary>
    public decimal DocumentDiscount { get; init; }
}

/// <summary>The sums of the lines of one tax code at one rate, at the currency's decimals.</summary>
public readonly record struct PricedRate(string TaxCode, decimal Percent, decimal Net, decimal Tax)
{
    public TaxKind Kind { get; init; }

    /// <summary>How the tax divides between the components of the rate; default where it has none.</summary>
    public ImmutableArray<PricedComponent> Components { get; init; }
}

/// <summary>A component's share of its rate's tax, at the currency's decimals; the shares add up to it.</summary>
public readonly record struct PricedComponent(string Name, decimal Percent, decimal Tax);
