using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>
/// Takes something off a whole document by taking a share of it off each line that allows it, in proportion to what the line is worth.
/// </summary>
internal static class DocumentDiscount
{
    /// <summary>Takes it off, and says how much it is.</summary>
    /// <param name="amounts">What each line is worth after its own discount.</param>
    public static decimal TakeOff(
        Discount discount, in PricingRules rules, ReadOnlySpan<LineToPrice> lines, Span<decimal> amounts, Span<PricedLine> priced)
    {
        var weights = new decimal[lines.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = lines[i].TakesNoDiscount ? 0 : amounts[i];
        var total = AmountOf(discount, weights.Sum(), rules);

        var shares = new decimal[weights.Length];
        LargestRemainder.Share(total, weights, shares, DecimalsOf(weights, rules));
        for (var i = 0; i < shares.Length; i++)
        {
            amounts[i] -= shares[i];
            priced[i] = priced[i] with { Discount = priced[i].Discount + shares[i], DocumentDiscount = shares[i] };
        }
        return total;
    }

    /// <summary>A percentage is rounded to coins, since it is printed; but never to more than there is.</summary>
    private static decimal AmountOf(Discount discount, decimal worth, in PricingRules rules) => discount.Percent is { } percent
        ? Math.Min(rules.ToCoins(SalePricing.PercentOf(worth, percent)), worth)
        : discount.Amount?.Amount ?? 0;

    /// <summary>
    /// Shares are whole coins where all lines are. Where a line is worth a fraction of a coin, whole coins might take more off it than it
    /// is worth; shares then have as many decimals as lines can have.
    /// </summary>
    private static int DecimalsOf(ReadOnlySpan<decimal> weights, in PricingRules rules)
    {
        foreach (var weight in weights)
            if (!rules.Fits(weight))
                return PricingRules.LineDecimals;
        return rules.Decimals;
    }
}
