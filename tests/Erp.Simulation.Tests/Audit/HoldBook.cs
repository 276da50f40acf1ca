using Erp.Grains.Inventory;

namespace Erp.Simulation.Tests.Audit;

/// <summary>
/// The clients' holds on one item. A reservation may take the place of some: they come back if it is given up, and are gone when its
/// owner has taken the goods. Until then what they keep beyond the reservation stays kept.
/// </summary>
internal sealed class HoldBook(string item) : Book(item)
{
    private readonly Dictionary<string, StockHeld> _holds = [];
    private readonly Dictionary<Promise, List<StockHeld>> _replaced = [];

    /// <summary>What they keep from others.</summary>
    public decimal Kept => _holds.Values.Sum(hold => hold.Quantity) + _replaced.Sum(one => Excess(one.Key, one.Value));

    public void Make(StockHeld hold) => _holds.Add(hold.Id, hold);

    /// <summary>Also of a hold whose place is taken: then it does not come back, and the item may not know yet that it is used up.</summary>
    public void Release(string id, decimal quantity)
    {
        if (_replaced.Values.Any(holds => holds.RemoveAll(hold => hold.Id == id) > 0)) return;
        End(id, quantity);
    }

    public void Expire(EndedHold ended, DateTimeOffset at)
    {
        Expect(_holds.GetValueOrDefault(ended.Id)?.ExpiresAt <= at, $"hold {ended.Id} ended before its time");
        End(ended.Id, ended.Quantity);
    }

    public void Replace(IEnumerable<string> ids, Promise by)
    {
        var replaced = _replaced[by] = [];
        foreach (var id in ids)
        {
            Expect(_holds.TryGetValue(id, out var hold), $"hold {id} is used that is not there, by {by}");
            _holds.Remove(id);
            replaced.Add(hold);
        }
    }

    /// <summary>A reservation has ended: the holds whose place it took are used up, or back.</summary>
    public void End(Promise by)
    {
        if (by.State is not (PromiseState.Settled or PromiseState.Over) || !_replaced.Remove(by, out var holds)) return;
        if (by.State == PromiseState.Over) holds.ForEach(Make);
    }

    private static decimal Excess(Promise by, List<StockHeld> holds) =>
        by.State == PromiseState.Open ? Math.Max(0, holds.Sum(hold => hold.Quantity) - Math.Max(0, by.Quantity)) : 0;

    private void End(string id, decimal quantity)
    {
        Expect(_holds.Remove(id, out var hold), $"hold {id} ends that is not there");
        Expect(hold.Quantity == quantity, $"hold {id} of {hold.Quantity} ends as one of {quantity}");
    }
}
