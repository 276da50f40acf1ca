using Erp.Grains.Projections;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// What stock rows do: goods move, reservations open and close. Reserved is always the sum of what is open and above
/// zero.
/// </summary>
internal sealed class StockLedger(StockRows rows, IStockRowSink sink)
{
    private (Position Position, int Movements) _ordinal;

    public StockRows Rows => rows;

    /// <summary>Goods come in, or leave when the quantity is below zero.</summary>
    public void Move(in ProjectedEvent projected, StockItemKey key, decimal quantity, StockMovementCause cause)
    {
        if (!rows.Follows(key)) return;
        var item = Change(projected, key, KindOf(cause));
        var recorded = projected.Recorded;
        var before = item.OnHand;
        item.Move(quantity, cause);
        sink.Add(new StockMovementRow(
            key, item.Product.Sku, cause, quantity, before, item.Value, recorded.Actor,
            cause.OccurredAt ?? recorded.RecordedAt, recorded.RecordedAt, projected.Position.Value, NextOrdinal(projected.Position)));
    }

    /// <summary>A stocktake was booked: whatever went short before has been seen to.</summary>
    public void Count(in ProjectedEvent projected, StockItemKey key, decimal difference, StockMovementCause cause)
    {
        if (!rows.Follows(key)) return;
        if (difference != 0) Move(projected, key, difference, cause);
        foreach (var reservation in rows.Open.ClearShort(key)) sink.Change(reservation);
        var item = Change(projected, key, StockChangeKind.Count);
        (item.ToCount, item.CountedAt) = (false, projected.Recorded.RecordedAt);
    }

    public void SetPolicy(in ProjectedEvent projected, StockItemKey key, StockPolicy policy)
    {
        if (rows.Follows(key)) Change(projected, key, StockChangeKind.Policy).Policy = policy;
    }

    /// <summary>
    /// One is open for an owner and cause at most: a later attempt takes the place of the earlier. It may take the
    /// place of clients' holds.
    /// </summary>
    public void Open(in ProjectedEvent projected, StockReservationRow opened, ImmutableArray<string>? holds = null)
    {
        if (!rows.Follows(opened.Key.Item)) return;
        Close(projected, opened.Key);
        rows.Open.Add(opened);
        sink.Change(opened);
        var item = Change(projected, opened.Key.Item, StockChangeKind.Reservation);
        foreach (var id in holds ?? [])
        {
            if (rows.Open.Take(StockReservationRow.HoldKey(opened.Key.Item, id), opened.Key) is not { } hold) continue;
            item.Reserved -= hold.Quantity;
            sink.Change(hold);
        }
        item.Reserved += rows.Open.SetAside(opened);
    }

    /// <summary>
    /// Given up, or superseded: it is free again, and the holds whose place it took are back. What is closed already
    /// stays closed.
    /// </summary>
    public void Close(in ProjectedEvent projected, StockReservationKey key)
    {
        if (rows.Open.Find(key) is not { } closed) return;
        var item = Change(projected, key.Item, StockChangeKind.Release);
        item.Reserved -= rows.Open.SetAside(closed);
        foreach (var hold in rows.Open.GiveBack(key))
        {
            item.Reserved += rows.Open.SetAside(hold);
            sink.Change(hold);
        }
        Remove(closed);
    }

    /// <summary>
    /// The owner's event took it: the holds whose place it took are used up, and if it went short somebody should
    /// count.
    /// </summary>
    public void Settle(in ProjectedEvent projected, StockReservationKey key)
    {
        if (rows.Open.Find(key) is not { } settled) return;
        var item = Change(projected, key.Item, StockChangeKind.Sale);
        item.Reserved -= rows.Open.SetAside(settled);
        item.ToCount |= settled.Short != 0;
        foreach (var hold in rows.Open.GiveBack(key)) Remove(hold);
        Remove(settled);
    }

    /// <summary>
    /// A hold was given up or has expired. If its place is taken, that reservation keeps only what it took itself.
    /// </summary>
    public void Release(in ProjectedEvent projected, StockReservationKey key)
    {
        if (rows.Open.Find(key) is not { } hold) return;
        var keeper = hold.TakenBy is { } by ? rows.Open.Find(by) ?? hold : hold;
        var item = Change(projected, key.Item, StockChangeKind.Release);
        item.Reserved -= rows.Open.SetAside(keeper);
        Remove(hold);
        if (keeper != hold) item.Reserved += rows.Open.SetAside(keeper);
    }

    private void Remove(StockReservationRow row)
    {
        rows.Open.Remove(row);
        sink.Remove(row);
    }

    private StockItemRow Change(in ProjectedEvent projected, StockItemKey key, StockChangeKind kind)
    {
        var item = rows.Item(key);
        item.ChangedBy(projected);
        sink.Change(item, kind);
        return item;
    }

    private static StockChangeKind KindOf(in StockMovementCause cause) => cause.Kind switch
    {
        "RECEIPT" => StockChangeKind.Receipt,
        "ADJUSTMENT" => StockChangeKind.Adjustment,
        "COUNT" => StockChangeKind.Count,
        "SALE" => StockChangeKind.Sale,
        "RETURN" => StockChangeKind.Return,
        "TRANSFER" => StockChangeKind.Transfer,
        _ => throw new InvalidOperationException($"There is no movement of stock of kind {cause.Kind}."),
    };

    private int NextOrdinal(Position position)
    {
        _ordinal = _ordinal.Position == position ? (position, _ordinal.Movements + 1) : (position, 0);
        return _ordinal.Movements;
    }
}
