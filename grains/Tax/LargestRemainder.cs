namespace Erp.Grains.Tax;

/// <summary>
/// Spreads a rounded sum over parts, so that the rounded parts add up to it: each part is rounded down to the currency's decimals,
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
        var coin = Coin(decimals);
        var coins = missing == 0 ? 0 : (int)(missing / coin);

        var byLoss = coins == 0 ? [] : ByLoss(parts, decimals);
        foreach (ref var part in parts) part = RoundDown(part, decimals);
        foreach (var (_, index) in byLoss.AsSpan(0, coins)) parts[index] += coin;
    }

    /// <summary>
    /// Spreads a sum in proportion to weights. It counts in whole numbers, since a quotient of decimals may be a hair above or below what
    /// it stands for, and a hair decides who gets a coin. No share exceeds its weight unless the sum exceeds all weights together.
    /// </summary>
    /// <param name="sum">Not negative, with the given decimals; at most 10¹².</param>
    /// <param name="weights">Not negative, with at most six decimals, and not above 10¹² together.</param>
    /// <param name="shares">One for each weight; all are zero where no weight is above zero.</param>
    public static void Share(decimal sum, ReadOnlySpan<decimal> weights, Span<decimal> shares, int decimals)
    {
        var coin = Coin(decimals);
        var coins = (Int128)(sum / coin);
        var whole = Int128.Zero;
        foreach (var weight in weights) whole += Parts(weight);
        shares.Fill(HalfAwayFromZero.Nothing(decimals));
        if (whole == 0 || coins == 0) return;

        var missing = coins;
        var byLoss = new (Int128 Gain, int Index)[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var (down, loss) = Int128.DivRem(coins * Parts(weights[i]), whole);
            shares[i] += (decimal)down * coin;
            byLoss[i] = (-loss, i);
            missing -= down;
        }
        if (missing == 0) return;
        Array.Sort(byLoss);
        foreach (var (_, index) in byLoss.AsSpan(0, (int)missing)) shares[index] += coin;
    }

    private static Int128 Parts(decimal weight) => (Int128)(weight * 1_000_000m);

    private static decimal Coin(int decimals) => new(1, 0, 0, isNegative: false, (byte)decimals);

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
