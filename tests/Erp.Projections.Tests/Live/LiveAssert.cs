using Erp.Grains.Live;
using Erp.Inventory;

namespace Erp.Projections.Tests.Live;

internal static class LiveAssert
{
    /// <summary>Each change that there was, once, in the order of the journal.</summary>
    public static void ToldEach(JournalTruth truth, Position from, IReadOnlyCollection<StockItemKey> items, IReadOnlyList<StockChange> told)
    {
        var expected = truth.Stock.Where(change => change.Entry > from.Value && items.Contains(change.Item));
        Assert.Equal(
            expected.OrderBy(change => change.Entry).ThenBy(change => change.Item.Product).ToList(),
            told.Select(Plain).OrderBy(change => change.Entry).ThenBy(change => change.Item.Product).ToList());
        AssertInOrder(told);
    }

    /// <summary>
    /// Nothing but what was so at its position, nothing twice, in the order of the journal; and of each item that changed, the last.
    /// </summary>
    public static void ToldTheLatest(JournalTruth truth, Position from, IReadOnlyCollection<StockItemKey> items, IReadOnlyList<StockChange> told)
    {
        var all = truth.Stock.ToHashSet();
        Assert.All(told, change => Assert.Contains(Plain(change), all));
        Assert.All(told, change => Assert.Contains(change.Item, items));
        AssertInOrder(told);
        var latest = truth.Stock.Where(change => change.Entry > from.Value && items.Contains(change.Item))
            .GroupBy(change => change.Item).ToDictionary(group => group.Key, group => group.Last());
        Assert.Equal(latest, told.GroupBy(change => change.Item).ToDictionary(group => group.Key, group => Plain(group.Last())));
    }

    private static void AssertInOrder(IReadOnlyList<StockChange> told)
    {
        for (var i = 1; i < told.Count; i++)
        {
            Assert.True(told[i - 1].Position.Value <= told[i].Position.Value, $"{told[i - 1]} was told before {told[i]}.");
            Assert.NotEqual(told[i - 1].Position, told[i].Position);
        }
        Assert.Distinct(told.Select(change => (change.Position.Value, change.Item)));
    }

    private static (long Entry, StockItemKey Item, decimal OnHand, decimal Reserved) Plain(StockChange change) =>
        (change.Position.Value, change.Item, change.OnHand, change.Reserved);
}
