namespace Erp.Grains.Tax;

/// <summary>
/// How much of a line's amounts goes with a part of its quantity. Each part is taken from what is left, and the last one is all that is
/// left, so any sequence of partial returns adds up exactly to the original, in whatever order and sizes they come; a part that is put
/// back (its return was given up) is simply left again.
/// </summary>
/// <remarks>
/// Example: three for 10.00 and 2.00 tax, returned one by one, are 4.00 each, of which 0.67, 0.67 and 0.66 are tax.
/// </remarks>
public static class PartialReturn
{
    /// <param name="left">What the line's other returns have left of its amounts.</param>
    /// <param name="leftQuantity">What they have left of its quantity; above zero.</param>
    /// <param name="quantity">Above zero, at most <paramref name="leftQuantity"/>.</param>
    /// <param name="decimals">The currency's.</param>
    public static LineAmounts Take(in LineAmounts left, decimal leftQuantity, decimal quantity, int decimals)
    {
        if (quantity == leftQuantity) return left;
        var tax = HalfAwayFromZero.ToCoins(left.Tax * quantity / leftQuantity, decimals);
        var gross = HalfAwayFromZero.ToCoins(left.Gross * quantity / leftQuantity, decimals);
        // Where a line's net is its gross less its tax, that of every part is too; else it is exact to more than coins.
        var net = left.Net == left.Gross - left.Tax ? gross - tax : Exact(left.Net * quantity / leftQuantity);
        return new LineAmounts(
            net, tax, gross, Exact(left.Discount * quantity / leftQuantity), Exact(left.DocumentDiscount * quantity / leftQuantity))
        {
            Components = left.Components is { } components ? Share(tax, components, decimals) : null,
        };
    }

    private static decimal Exact(decimal amount) => HalfAwayFromZero.Round(amount, PricingRules.LineDecimals);

    private static ImmutableArray<decimal> Share(decimal tax, ImmutableArray<decimal> components, int decimals)
    {
        var shares = new decimal[components.Length];
        LargestRemainder.Share(tax, components.AsSpan(), shares, decimals);
        return [.. shares];
    }
}
