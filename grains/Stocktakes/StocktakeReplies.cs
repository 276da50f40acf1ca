using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>What clients are told.</summary>
public static class StocktakeReplies
{
    /// <summary>Made from the event, so that a repeated command gets the first answer again.</summary>
    public static CountsRecorded Recorded(IEvent @event)
    {
        var counted = (ProductsCounted)@event;
        return new CountsRecorded(counted.Id, [.. counted.Lines.Select(line => new StocktakeLine(
            new ProductId(line.ProductId), line.Sku, line.Counted, line.Expected, line.UnitCost))]);
    }

    /// <summary>As it stood right after it began.</summary>
    public static Stocktake Begun(StocktakeKey key, IEvent @event) => Of(key, StocktakeState.Empty.Apply(@event))!;

    /// <summary>Null before the count begins.</summary>
    public static Stocktake? Of(StocktakeKey key, StocktakeState state)
    {
        if (state.Begun is not { } begun) return null;
        var (differing, surplus, shortage) = (0, 0m, 0m);
        foreach (var line in state.Counted.Values)
        {
            if (line.Difference != 0) differing++;
            // What the item has booked goes before what was foreseen: its average may have moved since.
            var value = state.Posted.TryGetValue(line.ProductId, out var posted) ? posted.Value : line.Value;
            if (value > 0) surplus += value;
            else shortage -= value;
        }
        return new Stocktake(
            key.Id, key.Warehouse, state.Status, begun.FrozenAt, begun.Note, state.Scope?.Count,
            state.Counted.Count, state.Posted.Count, differing, surplus, shortage, state.Reason);
    }
}
