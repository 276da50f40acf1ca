using System.Runtime.InteropServices;
using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>
/// The one function that turns lines into amounts, for till, order and invoice alike. Rounding is half away from zero.
/// </summary>
/// <remarks>
/// <para>A line comes to quantity × unit price, less its own discount, less its share of the document's. Whether that is with or without
/// tax is the company's choice: the tax in an amount A at a rate of p percent is A × p / (100 + p), the tax on it A × p / 100.</para>
/// <para>Per rate: lines are kept exact to six decimals. Their sum is rounded once for the document, and so is the tax of each rate.
/// The rounded sums are spread back over rates and lines by <see cref="LargestRemainder"/>, so lines, rates and document agree to the
/// penny.</para>
/// <para>Per line: each line is rounded, and so is its tax; everything else is a sum.</para>
/// <para>Example, both ways: nets 4 × 1.48, 1.52, 1.54 and 0.39 at 21 % give 9.37 net and 11.34 in total per rate, since 9.37 × 21 % is
/// 1.9677; per line the taxes 4 × 0.31, 0.32, 0.32 and 0.08 add up to 1.96, and the total is 11.33.</para>
/// </remarks>
public static class SalePricing
{
    private const int FewLines = 32;

    /// <param name="discount">What is taken off the whole document; at most <see cref="DiscountableWorth"/>.</param>
    public static PricedDocument Price(in PricingRules rules, ReadOnlySpan<LineToPrice> lines, Discount? discount = null)
    {
        var priced = new PricedLine[lines.Length];
        Span<decimal> amounts = lines.Length <= FewLines ? stackalloc decimal[lines.Length] : new decimal[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            priced[i] = new PricedLine(DiscountOf(lines[i]), 0, 0, 0);
            amounts[i] = Worth(rules, lines[i]);
        }
        var off = discount is null ? 0 : DocumentDiscount.TakeOff(discount, rules, lines, amounts, priced);
        var rates = rules.Rounding switch
        {
            TaxRounding.PerRate => PerRatePricing.Complete(rules, lines, amounts, priced),
            TaxRounding.PerLine => PerLinePricing.Complete(rules, lines, amounts, priced),
            _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Rounding, "There is no such rounding of tax."),
        };
        var (net, tax) = (0m, 0m);
        foreach (var rate in rates) (net, tax) = (net + rate.Net, tax + rate.Tax);
        return new PricedDocument(
            net, tax, ImmutableCollectionsMarshal.AsImmutableArray(priced), ImmutableCollectionsMarshal.AsImmutableArray(rates))
        {
            Discount = off,
        };
    }

    /// <summary>What a line comes to before any discount.</summary>
    public static decimal Extended(in LineToPrice line) =>
        line.Amount ?? HalfAwayFromZero.Round(line.Quantity * line.UnitPrice, PricingRules.LineDecimals);

    /// <summary>What a discount of the document may be taken off: the lines that take one, after their own discounts.</summary>
    public static decimal DiscountableWorth(in PricingRules rules, ReadOnlySpan<LineToPrice> lines)
    {
        var sum = 0m;
        foreach (var line in lines)
            if (!line.TakesNoDiscount)
                sum += Worth(rules, line);
        return sum;
    }

    internal static decimal PercentOf(decimal amount, decimal percent) => amount * percent * 0.01m;

    /// <summary>What a line comes to after its own discount; a line that stands on its own does so in whole coins.</summary>
    private static decimal Worth(in PricingRules rules, in LineToPrice line)
    {
        var worth = Extended(line) - DiscountOf(line);
        return rules.Rounding == TaxRounding.PerLine ? rules.ToCoins(worth) : worth;
    }

    private static decimal DiscountOf(in LineToPrice line) => line.Discount switch
    {
        null => 0,
        { Percent: { } percent } => HalfAwayFromZero.Round(PercentOf(Extended(line), percent), PricingRules.LineDecimals),
        { Amount: var amount } => amount?.Amount ?? 0,
    };
}
