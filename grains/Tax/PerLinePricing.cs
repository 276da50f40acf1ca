namespace Erp.Grains.Tax;

/// <summary>Every line stands on its own: net and tax are rounded on it, and everything else is a sum.</summary>
internal static class PerLinePricing
{
    public static PricedDocument Complete(int decimals, ReadOnlySpan<LineToPrice> lines, PricedLine[] priced)
    {
        var rates = new RateSums();
        for (var i = 0; i < lines.Length; i++)
        {
            var net = HalfAwayFromZero.ToCoins(priced[i].Net, decimals);
            var tax = HalfAwayFromZero.ToCoins(SalePricing.PercentOf(net, lines[i].TaxPercent), decimals);
            priced[i] = priced[i] with { Net = net, Tax = tax, Gross = net + tax };
            rates.Add(lines[i], net, tax);
        }
        return rates.ToDocument(priced);
    }
}
