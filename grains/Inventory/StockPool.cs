namespace Erp.Grains.Inventory;

/// <summary>
/// The goods that no sale has been promised, and what they are worth: what the moving average is taken over. A sale's
/// goods leave it with the promise, at the average of that moment, so no cost depends on when, and in which order,
/// sales are settled.
/// </summary>
/// <param name="Quantity">Below zero when more was promised than there is.</param>
/// <param name="LastCost">The last cost that was known.</param>
public readonly record struct StockPool(decimal Quantity, decimal Value, decimal LastCost)
{
    /// <summary>
    /// What one unit costs, to six decimals; the last cost known while there is nothing to average. Rounding can leave
    /// less than nothing for the last crumbs, which then cost nothing.
    /// </summary>
    public decimal UnitCost
    {
        get
        {
            if (Quantity <= 0) return LastCost;
            var average = decimal.Round(Value / Quantity, Erp.Quantity.MaxDecimals, MidpointRounding.AwayFromZero);
            return average > 0 ? average : 0;
        }
    }

    public StockPool With(decimal quantity, decimal value) => this with { Quantity = Quantity + quantity, Value = Value + value };

    /// <summary>
    /// What the value has to change by, beyond quantity × cost, when goods come in or go. What was promised below zero
    /// was promised at a guess, so goods that fill the gap set its cost right; and an empty pool is worth nothing,
    /// whatever rounding has left.
    /// </summary>
    public decimal Revaluation(decimal quantity, decimal unitCost)
    {
        var fillsGap = quantity > 0 && Quantity <= 0;
        if (!fillsGap && Quantity + quantity != 0) return 0;
        return Plain((fillsGap ? Quantity * unitCost : -quantity * unitCost) - Value);
    }

    /// <summary>
    /// A decimal has zeros of many scales. What has its default is left out of an event, so only the plain one is the
    /// same when it is read.
    /// </summary>
    public static decimal Plain(decimal number) => number == 0 ? 0 : number;
}
