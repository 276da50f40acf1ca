namespace Erp.Grains.Tax;

/// <summary>The document's sum and each rate's tax are rounded once, and then spread over what they are the sums of.</summary>
internal static class PerRatePricing
{
    /// <summary>Few enough for the stack.</summary>
    private const int FewLines = 32;

    /// <param name="amounts">What each line comes to, exact.</param>
    public static PricedRate[] Complete(
        in PricingRules rules, ReadOnlySpan<LineToPrice> lines, ReadOnlySpan<decimal> amounts, Span<PricedLine> priced)
    {
        Span<int> rateOf = lines.Length <= FewLines ? stackalloc int[lines.Length] : new int[lines.Length];
        var sums = new RateSums();
        for (var i = 0; i < lines.Length; i++) rateOf[i] = sums.Add(lines[i], amounts[i]);

        Span<decimal> rounded = sums.Count <= FewLines ? stackalloc decimal[sums.Count] : new decimal[sums.Count];
        var document = 0m;
        for (var rate = 0; rate < rounded.Length; rate++) document += rounded[rate] = sums[rate].Amount;
        LargestRemainder.Spread(rules.ToCoins(document), rounded, rules.Decimals);

        var rates = new PricedRate[rounded.Length];
        for (var rate = 0; rate < rates.Length; rate++)
        {
            var tax = rules.ToCoins(rules.TaxOf(sums[rate].Amount, sums[rate].First.TaxPercent));
            rates[rate] = sums[rate].ToRate(rules, rounded[rate], tax);
            SpreadOverLines(rules, rates[rate], rounded[rate], rate, rateOf, amounts, priced);
        }
        return rates;
    }

    private static void SpreadOverLines(
        in PricingRules rules, in PricedRate sums, decimal sum, int rate, ReadOnlySpan<int> rateOf, ReadOnlySpan<decimal> amounts,
        Span<PricedLine> priced)
    {
        var count = rateOf.Count(rate);
        Span<decimal> shares = count <= FewLines ? stackalloc decimal[count] : new decimal[count];
        Span<decimal> taxes = count <= FewLines ? stackalloc decimal[count] : new decimal[count];
        for (int line = 0, part = 0; line < rateOf.Length; line++)
        {
            if (rateOf[line] != rate) continue;
            shares[part] = amounts[line];
            taxes[part++] = rules.TaxOf(amounts[line], sums.Percent);
        }
        LargestRemainder.Spread(sum, shares, rules.Decimals);
        LargestRemainder.Spread(sums.Tax, taxes, rules.Decimals);
        for (int line = 0, part = 0; line < rateOf.Length; line++)
        {
            if (rateOf[line] != rate) continue;
            priced[line] = rules.PricesIncludeTax
                ? priced[line] with { Net = shares[part] - taxes[part], Tax = taxes[part], Gross = shares[part] }
                : priced[line] with { Net = amounts[line], Tax = taxes[part], Gross = shares[part] + taxes[part] };
            part++;
        }
    }
}
