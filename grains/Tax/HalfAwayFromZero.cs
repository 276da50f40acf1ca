namespace Erp.Grains.Tax;

/// <summary>The commercial rounding of amounts: 0.125 becomes 0.13 and −0.125 becomes −0.13, so that a reversal mirrors its original.</summary>
public static class HalfAwayFromZero
{
    public static decimal Round(decimal amount, int decimals) => decimal.Round(amount, decimals, MidpointRounding.AwayFromZero);
}
