using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// The rows of all reservations and holds that are open, and what has to be found among them: the holds whose place a
/// reservation has taken, and the reservations of an item that went short. Both are rare.
/// </summary>
internal sealed class OpenReservations
{
    private readonly Dictionary<StockReservationKey, StockReservationRow> _all = [];
    private readonly Dictionary<StockReservationKey, List<StockReservationRow>> _taken = [];
    private readonly Dictionary<StockItemKey, HashSet<StockReservationRow>> _short = [];

    public IReadOnlyCollection<StockReservationRow> All => _all.Values;

    public void Add(StockReservationRow row)
    {
        _all.Add(row.Key, row);
        if (row.TakenBy is { } by) AddTaken(by, row);
        if (row.Short == 0) return;
        if (!_short.TryGetValue(row.Key.Item, out var rows)) _short.Add(row.Key.Item, rows = []);
        rows.Add(row);
    }

    public void Remove(StockReservationRow row)
    {
        _all.Remove(row.Key);
        if (row.TakenBy is { } by && _taken.TryGetValue(by, out var taken) && taken.Remove(row) && taken.Count == 0) _taken.Remove(by);
        if (row.Short == 0 || !_short.TryGetValue(row.Key.Item, out var rows)) return;
        if (rows.Remove(row) && rows.Count == 0) _short.Remove(row.Key.Item);
    }

    /// <summary>
    /// What a row takes from what is available. A hold whose place is taken takes nothing itself; the reservation takes
    /// at least as much.
    /// </summary>
    public decimal SetAside(StockReservationRow row)
    {
        if (row.TakenBy is not null) return 0;
        var held = _taken.TryGetValue(row.Key, out var holds) ? holds.Sum(one => one.Quantity) : 0;
        return Math.Max(Math.Max(row.Quantity, held), 0);
    }

    public StockReservationRow? Find(StockReservationKey key) => _all.GetValueOrDefault(key);

    /// <summary>A reservation takes a hold's place; null when the hold is not there.</summary>
    public StockReservationRow? Take(StockReservationKey hold, StockReservationKey by)
    {
        if (!_all.TryGetValue(hold, out var row)) return null;
        row.TakenBy = by;
        AddTaken(by, row);
        return row;
    }

    /// <summary>The holds whose place a reservation had taken; they are nobody's now.</summary>
    public List<StockReservationRow> GiveBack(StockReservationKey by)
    {
        if (!_taken.Remove(by, out var holds)) return [];
        foreach (var hold in holds) hold.TakenBy = null;
        return holds;
    }

    /// <summary>Forgets that an item's reservations went short; returns those that had.</summary>
    public IReadOnlyCollection<StockReservationRow> ClearShort(StockItemKey item)
    {
        if (!_short.Remove(item, out var rows)) return [];
        foreach (var row in rows) row.Short = 0;
        return rows;
    }

    private void AddTaken(StockReservationKey by, StockReservationRow hold)
    {
        if (!_taken.TryGetValue(by, out var holds)) _taken.Add(by, holds = []);
        holds.Add(hold);
    }
}
