namespace Erp.Grains.Tax;

/// <summary>The document's net and each rate's tax are rounded once, and then spread over what they are the sums of.</summary>
internal static class PerRatePricing
{
    public static PricedDocument Complete(int decimals, ReadOnlySpan<LineToPrice> lines, PricedLine[] priced)
    {
        var rateOf = new int[lines.Length];
        var exact = new RateSums();
        for (var i = 0; i < lines.Length; i++)
            rateOf[i] = exact.Add(lines[i], priced[i].Net, SalePricing.PercentOf(priced[i].Net, lines[i].TaxPercent));

        var rates = Rounded(exact, decimals);
        for (var rate = 0; rate < rates.Length; rate++)
            SpreadOverLines(rates[rate], rate, rateOf, decimals, priced);
        return new PricedDocument(rates.Sum(rate => rate.Net), rates.Sum(rate => rate.Tax), [.. priced], [.. rates]);
    }

    private static PricedRate[] Rounded(RateSums exact, int decimals)
    {
        var nets = new decimal[exact.Count];
        for (var i = 0; i < nets.Length; i++) nets[i] = exact[i].Net;
        LargestRemainder.Spread(HalfAwayFromZero.ToCoins(nets.Sum(), decimals), nets, decimals);

        var rates = new PricedRate[nets.Length];
        for (var i = 0; i < rates.Length; i++)
            rates[i] = exact[i] with { Net = nets[i], Tax = HalfAwayFromZero.ToCoins(exact[i].Tax, decimals) };
        return rates;
    }

    private static void SpreadOverLines(in PricedRate sums, int rate, int[] rateOf, int decimals, PricedLine[] priced)
    {
        var count = rateOf.AsSpan().Count(rate);
        var nets = new decimal[count];
        var taxes = new decimal[count];
        for (int line = 0, part = 0; line < rateOf.Length; line++)
        {
            if (rateOf[line] != rate) continue;
            nets[part] = priced[line].Net;
            taxes[part++] = SalePricing.PercentOf(priced[line].Net, sums.Percent);
        }
        LargestRemainder.Spread(sums.Net, nets, decimals);
        LargestRemainder.Spread(sums.Tax, taxes, decimals);
        for (int line = 0, part = 0; line < rateOf.Length; line++)
        {
            if (rateOf[line] != rate) continue;
            priced[line] = priced[line] with { Tax = taxes[part], Gross = nets[part] + taxes[part] };
            part++;
        }
    }
}
