using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>
/// The one function that turns lines into amounts, for till, order and invoice alike. Rounding is half away from zero.
/// </summary>
/// <remarks>
/// <para>Per rate: a line's net is quantity × unit price − discount, kept exact to six decimals. The document's net is the sum of those,
/// rounded once; each rate's tax is its lines' exact net × rate, rounded once. The rounded sums are spread back over rates and lines by
/// <see cref="LargestRemainder"/>, so lines, rates and document agree to the penny.</para>
/// <para>Per line: each line's net is rounded, and so is the tax on it; everything else is a sum.</para>
/// <para>Example, both ways: nets 4 × 1.48, 1.52, 1.54 and 0.39 at 21 % give 9.37 net and 11.34 in total per rate, since 9.37 × 21 % is
/// 1.9677; per line the taxes 4 × 0.31, 0.32, 0.32 and 0.08 add up to 1.96, and the total is 11.33.</para>
/// </remarks>
public static class SalePricing
{
    public static PricedDocument Price(in PricingRules rules, ReadOnlySpan<LineToPrice> lines)
    {
        var priced = new PricedLine[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var extended = Extended(lines[i].Quantity, lines[i].UnitPrice);
            var discount = DiscountOf(extended, lines[i].Discount);
            priced[i] = new PricedLine(discount, extended - discount, 0, 0);
        }
        return rules.Rounding switch
        {
            TaxRounding.PerRate => PerRatePricing.Complete(rules.Decimals, lines, priced),
            TaxRounding.PerLine => PerLinePricing.Complete(rules.Decimals, lines, priced),
            _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Rounding, "There is no such rounding of tax."),
        };
    }

    /// <summary>Quantity × unit price, before any discount.</summary>
    public static decimal Extended(decimal quantity, decimal unitPrice) =>
        HalfAwayFromZero.Round(quantity * unitPrice, PricingRules.LineDecimals);

    /// <summary>Exact: multiplying by a hundredth only moves the point, and is far cheaper than dividing.</summary>
    internal static decimal PercentOf(decimal amount, decimal percent) => amount * percent * 0.01m;

    private static decimal DiscountOf(decimal extended, Discount? discount) => discount switch
    {
        null => 0,
        { Percent: { } percent } => HalfAwayFromZero.Round(PercentOf(extended, percent), PricingRules.LineDecimals),
        _ => discount.Amount?.Amount ?? 0,
    };
}
