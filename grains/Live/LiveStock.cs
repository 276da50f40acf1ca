using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Projections;
using Erp.Inventory;

namespace Erp.Grains.Live;

/// <summary>
/// Stock items that are watched, as of one position of the journal, and folded on from there by the same rules as the tables.
/// </summary>
internal sealed class LiveStock : IStockRowSink
{
    private readonly StockRows _rows = StockRows.OfKnownItems();
    private readonly EventRoutes _routes = new([]);
    private readonly Dictionary<StockItemKey, WatchedItem> _items = [];

    /// <summary>What the entry at hand changes, and how last.</summary>
    private readonly Dictionary<StockItemKey, (StockItemRow Row, StockChangeKind Kind)> _changed = [];

    public LiveStock() => new StockFolding(new StockLedger(_rows, this)).Subscribe(_routes);

    public int Count => _items.Count;

    public WatchedItem? Find(StockItemKey key) => _items.GetValueOrDefault(key);

    public void Add(WatchedItem item, StockItemRow row)
    {
        _items.Add(item.Key, item);
        _rows.Add(row);
    }

    public void Add(StockReservationRow open) => _rows.Open.Add(open);

    /// <summary>What others, as of the same position, watch and this does not yet. They are of no use afterwards.</summary>
    public void TakeOver(LiveStock others)
    {
        var open = others._rows.Open.All.ToLookup(row => row.Key.Item);
        foreach (var item in others._items.Values)
        {
            if (_items.ContainsKey(item.Key)) continue;
            Add(item, others._rows.Item(item.Key));
            foreach (var row in open[item.Key]) Add(row);
        }
    }

    /// <summary>Items that nobody has watched since a moment of the clock's.</summary>
    public void Forget(Func<WatchedItem, bool> unwatched)
    {
        var gone = _items.Values.Where(unwatched).Select(item => item.Key).ToHashSet();
        if (gone.Count == 0) return;
        foreach (var row in _rows.Open.All.Where(row => gone.Contains(row.Key.Item)).ToList()) _rows.Open.Remove(row);
        foreach (var key in gone)
        {
            _items.Remove(key);
            _rows.Remove(key);
        }
    }

    /// <summary>The next entry of the journal.</summary>
    /// <param name="changed">Gets the items that it changed.</param>
    public void Apply(JournalEntry entry, HashSet<WatchedItem>? changed)
    {
        if (entry.Events[0].Event is StockEvent && !_rows.Keys.ContainsKey(entry.Stream.Name)) return;
        foreach (var recorded in entry.Events)
            if (recorded.Event is StockEvent or Tills.ReceiptRecorded or Transfers.GoodsMoved)
                _routes.Route(new ProjectedEvent(entry.Position, entry.Stream, recorded));
        foreach (var (key, (row, kind)) in _changed)
        {
            var item = _items[key];
            item.Tell(new StockChange(key, row.OnHand, row.Reserved, kind, row.UpdatedAt, entry.Position));
            changed?.Add(item);
        }
        _changed.Clear();
    }

    void IStockRowSink.Change(StockItemRow item, StockChangeKind kind) => _changed[item.Key] = (item, kind);

    void IStockRowSink.Add(StockMovementRow movement)
    {
        // Who watches an item wants to know where it stands.
    }

    void IStockRowSink.Change(StockReservationRow reservation)
    {
        // The item says how much is set aside.
    }

    void IStockRowSink.Remove(StockReservationRow reservation)
    {
        // The item says how much is set aside.
    }
}
