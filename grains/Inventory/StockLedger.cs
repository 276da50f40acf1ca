using Erp.Grains.Projections;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>
/// What stock rows do: goods move, reservations open and close. Reserved is always the sum of what is open and above
/// zero.
/// </summary>
internal sealed class StockLedger
{
    private readonly CurrentTable<StockItemRow> _items = StockTables.Items();
    private readonly CurrentTable<StockReservationRow> _reservations = StockTables.Reservations();
    private readonly AppendTable<StockMovementRow> _movements = StockTables.Movements();
    private (Position Position, int Movements) _ordinal;

    public StockRows Rows { get; } = new();

    public IEnumerable<string> Tables => [_items.Name, _movements.Name, _reservations.Name];

    /// <summary>Goods come in, or leave when the quantity is below zero.</summary>
    public void Move(in ProjectedEvent projected, StockItemKey key, decimal quantity, StockMovementCause cause)
    {
        var item = Change(projected, key);
        var recorded = projected.Recorded;
        var before = item.OnHand;
        item.Move(quantity, cause);
        _movements.Add(new StockMovementRow(
            key, item.Product.Sku, cause, quantity, before, item.Value, recorded.Actor,
            cause.OccurredAt ?? recorded.RecordedAt, recorded.RecordedAt, projected.Position.Value, NextOrdinal(projected.Position)));
    }

    /// <summary>A stocktake was booked: whatever went short before has been seen to.</summary>
    public void Count(in ProjectedEvent projected, StockItemKey key, decimal difference, StockMovementCause cause)
    {
        if (difference != 0) Move(projected, key, difference, cause);
        foreach (var reservation in Rows.Open.ClearShort(key)) _reservations.Change(reservation);
        var item = Change(projected, key);
        (item.ToCount, item.CountedAt) = (false, projected.Recorded.RecordedAt);
    }

    public void SetPolicy(in ProjectedEvent projected, StockItemKey key, StockPolicy policy) => Change(projected, key).Policy = policy;

    /// <summary>
    /// One is open for an owner and cause at most: a later attempt takes the place of the earlier. It may take the
    /// place of clients' holds.
    /// </summary>
    public void Open(in ProjectedEvent projected, StockReservationRow opened, ImmutableArray<string>? holds = null)
    {
        Close(projected, opened.Key);
        Rows.Open.Add(opened);
        _reservations.Change(opened);
        var item = Change(projected, opened.Key.Item);
        foreach (var id in holds ?? [])
        {
            if (Rows.Open.Take(StockReservationRow.HoldKey(opened.Key.Item, id), opened.Key) is not { } hold) continue;
            item.Reserved -= hold.Quantity;
            _reservations.Change(hold);
        }
        item.Reserved += Rows.Open.SetAside(opened);
    }

    /// <summary>
    /// Given up, or superseded: it is free again, and the holds whose place it took are back. What is closed already
    /// stays closed.
    /// </summary>
    public void Close(in ProjectedEvent projected, StockReservationKey key)
    {
        if (Rows.Open.Find(key) is not { } closed) return;
        var item = Change(projected, key.Item);
        item.Reserved -= Rows.Open.SetAside(closed);
        foreach (var hold in Rows.Open.GiveBack(key))
        {
            item.Reserved += Rows.Open.SetAside(hold);
            _reservations.Change(hold);
        }
        Remove(closed);
    }

    /// <summary>
    /// The owner's event took it: the holds whose place it took are used up, and if it went short somebody should
    /// count.
    /// </summary>
    public void Settle(in ProjectedEvent projected, StockReservationKey key)
    {
        if (Rows.Open.Find(key) is not { } settled) return;
        var item = Change(projected, key.Item);
        item.Reserved -= Rows.Open.SetAside(settled);
        item.ToCount |= settled.Short != 0;
        foreach (var hold in Rows.Open.GiveBack(key)) Remove(hold);
        Remove(settled);
    }

    /// <summary>
    /// A hold was given up or has expired. If its place is taken, that reservation keeps only what it took itself.
    /// </summary>
    public void Release(in ProjectedEvent projected, StockReservationKey key)
    {
        if (Rows.Open.Find(key) is not { } hold) return;
        var keeper = hold.TakenBy is { } by ? Rows.Open.Find(by) ?? hold : hold;
        var item = Change(projected, key.Item);
        item.Reserved -= Rows.Open.SetAside(keeper);
        Remove(hold);
        if (keeper != hold) item.Reserved += Rows.Open.SetAside(keeper);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _movements.WriteAsync(target, connection, cancellation);
        await _items.WriteAsync(target, connection, cancellation);
        await _reservations.WriteAsync(target, connection, cancellation);
    }

    private void Remove(StockReservationRow row)
    {
        Rows.Open.Remove(row);
        _reservations.Remove(row);
    }

    private StockItemRow Change(in ProjectedEvent projected, StockItemKey key)
    {
        var item = Rows.Item(key);
        item.ChangedBy(projected);
        _items.Change(item);
        return item;
    }

    private int NextOrdinal(Position position)
    {
        _ordinal = _ordinal.Position == position ? (position, _ordinal.Movements + 1) : (position, 0);
        return _ordinal.Movements;
    }
}
