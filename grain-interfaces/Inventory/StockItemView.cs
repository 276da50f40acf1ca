namespace Erp.Inventory;

/// <summary>A stock item as of all that is durable, settlements included.</summary>
/// <param name="Reserved">
/// Kept back by holds and by sales that are not decided yet; available is on hand minus reserved.
/// </param>
/// <param name="UnitCost">
/// The moving average of what no sale has been promised, in the company's currency; while there is none, the last cost
/// known.
/// </param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockItemView")]
public sealed record StockItemView(
    [property: Id(0)] decimal OnHand,
    [property: Id(1)] decimal Reserved,
    [property: Id(2)] decimal UnitCost,
    [property: Id(3)] Position Position)
{
    /// <summary>
    /// What is on hand is worth, at cost: the sum of quantity × unit cost of its movements, and of revaluations.
    /// </summary>
    [Id(4)]
    public decimal Value { get; init; }

    /// <summary>More was sold than the books had: somebody should count.</summary>
    [Id(5)]
    public bool ToCount { get; init; }

    [Id(6)]
    public StockPolicy Policy { get; init; } = StockPolicy.Default;

    /// <summary>
    /// As of an instant that is not over, or at which something was reserved that is being decided at this very moment: it may turn out
    /// to have been sold by then. A moment later it is known.
    /// </summary>
    [Id(7)]
    public bool Undecided { get; init; }

    /// <summary>Below zero when more is promised than there is.</summary>
    public decimal Available => OnHand - Reserved;

    /// <summary>What is promised and not there.</summary>
    public decimal BackOrdered => Math.Max(0, Reserved - OnHand);
}
