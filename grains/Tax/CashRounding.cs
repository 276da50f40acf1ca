namespace Erp.Grains.Tax;

/// <summary>
/// What is added to an amount, or taken off if below zero, so that it can be paid in the coins that are in use. It is a line of its own:
/// neither the net nor the tax knows of it.
/// </summary>
public static class CashRounding
{
    /// <param name="due">What is to change hands in cash, of either sign.</param>
    /// <param name="step">The smallest coin, 0.05; 0 where every amount of the currency can be paid.</param>
    public static decimal Of(decimal due, decimal step) => step == 0 ? 0 : HalfAwayFromZero.Round(due / step, 0) * step - due;
}
