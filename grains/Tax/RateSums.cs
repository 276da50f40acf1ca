namespace Erp.Grains.Tax;

/// <summary>Sums net and tax by tax code and rate, in the order in which they first appear on a document. There are few: it looks them up one by one.</summary>
internal sealed class RateSums
{
    private readonly List<PricedRate> _sums = new(2);

    public int Count => _sums.Count;

    public PricedRate this[int rate] => _sums[rate];

    /// <summary>Adds a line's amounts to its rate and says which one that is.</summary>
    public int Add(in LineToPrice line, decimal net, decimal tax)
    {
        for (var i = 0; i < _sums.Count; i++)
        {
            var sum = _sums[i];
            if (sum.Percent != line.TaxPercent || sum.TaxCode != line.TaxCode) continue;
            _sums[i] = sum with { Net = sum.Net + net, Tax = sum.Tax + tax };
            return i;
        }
        _sums.Add(new PricedRate(line.TaxCode, line.TaxPercent, net, tax));
        return _sums.Count - 1;
    }

    public PricedDocument ToDocument(PricedLine[] lines)
    {
        var (net, tax) = (0m, 0m);
        foreach (var sum in _sums) (net, tax) = (net + sum.Net, tax + sum.Tax);
        return new PricedDocument(net, tax, [.. lines], [.. _sums]);
    }
}
