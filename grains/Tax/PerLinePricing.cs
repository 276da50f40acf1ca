namespace Erp.Grains.Tax;

/// <summary>Every line stands on its own: tax is rounded on it, and everything else is a sum.</summary>
internal static class PerLinePricing
{
    /// <param name="amounts">What each line comes to, in whole coins.</param>
    public static PricedRate[] Complete(
        in PricingRules rules, ReadOnlySpan<LineToPrice> lines, ReadOnlySpan<decimal> amounts, Span<PricedLine> priced)
    {
        var sums = new RateSums();
        for (var i = 0; i < lines.Length; i++)
        {
            var tax = rules.ToCoins(rules.TaxOf(amounts[i], lines[i].TaxPercent));
            var (net, gross) = rules.PricesIncludeTax ? (amounts[i] - tax, amounts[i]) : (amounts[i], amounts[i] + tax);
            priced[i] = priced[i] with { Net = net, Tax = tax, Gross = gross };
            sums.Add(lines[i], amounts[i], tax);
        }
        var rates = new PricedRate[sums.Count];
        for (var rate = 0; rate < rates.Length; rate++) rates[rate] = sums[rate].ToRate(rules, sums[rate].Amount, sums[rate].Tax);
        return rates;
    }
}
