namespace Erp.Grains.Tax;

/// <summary>
/// Spreads a rounded sum over exact parts, so that the rounded parts add up to it: each part is rounded down to the currency's decimals,
/// and what is then missing goes, one smallest coin each, to the parts that lost most. Between equals the earlier one gets it.
/// </summary>
public static class LargestRemainder
{
    /// <param name="sum">Has the given decimals and lies within one coin of the parts' exact sum.</param>
    /// <param name="parts">The exact parts; each is replaced by its share.</param>
    public static void Spread(decimal sum, Span<decimal> parts, int decimals)
    {
        if (parts.Length == 1)
        {
            parts[0] = sum;
            return;
        }
        var missing = sum;
        foreach (var part in parts) missing -= RoundDown(part, decimals);
        var coin = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
        var coins = missing == 0 ? 0 : (int)(missing / coin);

        var byLoss = coins == 0 ? [] : ByLoss(parts, decimals);
        foreach (ref var part in parts) part = RoundDown(part, decimals);
        foreach (var (_, index) in byLoss.AsSpan(0, coins)) parts[index] += coin;
    }

    private static (decimal Gain, int Index)[] ByLoss(ReadOnlySpan<decimal> parts, int decimals)
    {
        var byLoss = new (decimal Gain, int Index)[parts.Length];
        for (var i = 0; i < parts.Length; i++) byLoss[i] = (RoundDown(parts[i], decimals) - parts[i], i);
        Array.Sort(byLoss);
        return byLoss;
    }

    private static decimal RoundDown(decimal amount, int decimals) =>
        decimal.Round(amount, decimals, MidpointRounding.ToNegativeInfinity) + HalfAwayFromZero.Nothing(decimals);
}
