using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>Sums lines by tax code and rate, in the order in which they first appear on a document. There are few: it looks them up one by one.</summary>
internal sealed class RateSums
{
    private readonly List<Sum> _sums = new(2);

    public int Count => _sums.Count;

    public Sum this[int rate] => _sums[rate];

    /// <summary>Adds a line's amount and tax to its rate and says which one that is.</summary>
    public int Add(in LineToPrice line, decimal amount, decimal tax = 0)
    {
        for (var i = 0; i < _sums.Count; i++)
        {
            var sum = _sums[i];
            if (sum.First.TaxPercent != line.TaxPercent || sum.First.TaxCode != line.TaxCode) continue;
            _sums[i] = new Sum(sum.First, sum.Amount + amount, sum.Tax + tax);
            return i;
        }
        _sums.Add(new Sum(line, amount, tax));
        return _sums.Count - 1;
    }

    /// <summary>What the lines of one rate come to.</summary>
    /// <param name="First">The first of them, which stands for the rate.</param>
    /// <param name="Amount">Without tax, or with it where prices are.</param>
    internal readonly record struct Sum(LineToPrice First, decimal Amount, decimal Tax)
    {
        public PricedRate ToRate(in PricingRules rules, decimal amount, decimal tax) =>
            new(First.TaxCode, First.TaxPercent, rules.PricesIncludeTax ? amount - tax : amount, tax)
            {
                Kind = First.TaxKind,
                Components = First.TaxComponents.IsDefaultOrEmpty ? default : Divide(tax, First.TaxComponents, rules.Decimals),
            };

        private static ImmutableArray<PricedComponent> Divide(decimal tax, ImmutableArray<TaxComponent> components, int decimals)
        {
            var weights = new decimal[components.Length];
            for (var i = 0; i < weights.Length; i++) weights[i] = components[i].Percent;
            var shares = new decimal[weights.Length];
            LargestRemainder.Share(tax, weights, shares, decimals);
            return [.. components.Select((component, i) => new PricedComponent(component.Name, component.Percent, shares[i]))];
        }
    }
}
