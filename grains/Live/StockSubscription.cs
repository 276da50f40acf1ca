namespace Erp.Grains.Live;

/// <summary>
/// One subscriber to some stock items. It has no buffer of its own, only the point that it has come to: what it has not been told is
/// with the items.
/// </summary>
/// <remarks>Belongs to its run, under whose lock it is used.</remarks>
internal sealed class StockSubscription(LivePoint from)
{
    private readonly HashSet<WatchedItem> _changed = [];
    private LivePoint _at = from;

    public LiveSignal Signal { get; } = new();

    public List<WatchedItem> Items { get; } = [];

    public void Watch(WatchedItem item)
    {
        Items.Add(item);
        item.Subscribers.Add(this);
        _changed.Add(item);
    }

    public void Changed(WatchedItem item) => _changed.Add(item);

    /// <summary>All that there is to tell.</summary>
    /// <param name="applied">How far the items have come.</param>
    /// <param name="allowance">More changes than this are told as one for each item.</param>
    public StockBatch Take(Position applied, int allowance)
    {
        var changes = new List<(LivePoint At, StockChange Change)>();
        var merged = !TryEach(changes, allowance);
        if (merged) Latest(changes);
        _changed.Clear();
        if (LivePoint.AllOf(applied) > _at) _at = LivePoint.AllOf(applied);
        changes.Sort((a, b) => a.At.CompareTo(b.At));
        return new StockBatch([.. changes.Select((one, i) => one.Change with { Position = PositionAt(changes, i, applied.Epoch) })], merged);
    }

    private bool TryEach(List<(LivePoint At, StockChange Change)> changes, int allowance)
    {
        foreach (var item in _changed)
        {
            if (!item.Reaches(_at)) return false;
            changes.AddRange(item.After(_at).Take(allowance + 1 - changes.Count));
            if (changes.Count > allowance) return false;
        }
        return true;
    }

    private void Latest(List<(LivePoint At, StockChange Change)> changes)
    {
        changes.Clear();
        foreach (var item in _changed)
            if (item.State is { } state && item.At > _at)
                changes.Add((item.At, state with { Kind = null }));
    }

    /// <summary>The last that is told of an entry completes it; only those before it need to say which part they are.</summary>
    private static Position PositionAt(List<(LivePoint At, StockChange Change)> changes, int i, int epoch)
    {
        var at = changes[i].At;
        var last = i + 1 == changes.Count || changes[i + 1].At.Entry != at.Entry;
        return (last ? at with { Part = LivePoint.All } : at).ToPosition(epoch);
    }
}
