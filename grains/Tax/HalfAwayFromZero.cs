namespace Erp.Grains.Tax;

/// <summary>The commercial rounding of amounts: 0.125 becomes 0.13 and −0.125 becomes −0.13, so that a reversal mirrors its original.</summary>
public static class HalfAwayFromZero
{
    public static decimal Round(decimal amount, int decimals) => decimal.Round(amount, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Rounds to what can be paid, written with all of the currency's decimals: 1.60, not 1.6.</summary>
    public static decimal ToCoins(decimal amount, int decimals) => Round(amount, decimals) + Nothing(decimals);

    /// <summary>Zero with so many decimals: whatever it is added to has at least as many.</summary>
    internal static decimal Nothing(int decimals) => new(0, 0, 0, isNegative: false, (byte)decimals);
}
