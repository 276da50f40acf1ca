using System.Buffers.Binary;
using Erp.Inventory;

namespace Erp.Grains.Live;

/// <summary>A stock item that somebody watches, or has watched lately. All of its subscribers share what is kept of it.</summary>
internal sealed class WatchedItem
{
    private readonly RecentChanges<StockChange> _recent;
    private readonly long _part;

    /// <param name="state">As it was last changed; null if it never was.</param>
    public WatchedItem(StockItemKey key, StockChange? state, int capacity)
    {
        Key = key;
        State = state;
        _part = PartOf(key);
        At = state is null ? default : new LivePoint(state.Position.Value, _part);
        _recent = new RecentChanges<StockChange>(capacity, At);
    }

    public StockItemKey Key { get; }

    public StockChange? State { get; private set; }

    /// <summary>Where it last changed.</summary>
    public LivePoint At { get; private set; }

    public HashSet<StockSubscription> Subscribers { get; } = [];

    /// <summary>When its last subscriber went, by the clock's timestamp.</summary>
    public long IdleSince { get; set; }

    public void Tell(StockChange change)
    {
        State = change;
        At = new LivePoint(change.Position.Value, _part);
        _recent.Add(At, change);
    }

    public bool Reaches(LivePoint point) => _recent.Reaches(point);

    public IEnumerable<(LivePoint At, StockChange Change)> After(LivePoint point) => _recent.After(point);

    /// <summary>
    /// Orders the items that one entry of the journal changes, in memory as in the tables, and names how many of them a client has been
    /// told of. Made of the product's id alone, so that it is the same on every node and whatever else is watched.
    /// </summary>
    private static long PartOf(StockItemKey key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.Product.Value.TryWriteBytes(bytes);
        var mixed = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        return (long)(mixed % (LivePoint.All - 1)) + 1;
    }
}
