using Erp.Grains.Projections;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>What stock rows do: goods move, reservations open and close. Reserved is always the sum of what is open and above zero.</summary>
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
        _movements.Add(new StockMovementRow(
            key, item.Product.Sku, cause, quantity, item.OnHand, recorded.Actor,
            cause.OccurredAt ?? recorded.RecordedAt, recorded.RecordedAt, projected.Position.Value, NextOrdinal(projected.Position)));
        item.OnHand += quantity;
    }

    /// <summary>One is open for an owner and cause at most: a later attempt takes the place of the earlier.</summary>
    public void Open(in ProjectedEvent projected, StockReservationRow opened)
    {
        Close(projected, opened.Key);
        Rows.Open.Add(opened.Key, opened);
        _reservations.Change(opened);
        Change(projected, opened.Key.Item).Reserved += opened.SetAside;
    }

    /// <summary>What is closed already stays closed: the item's own note of a settlement comes after the sale.</summary>
    public void Close(in ProjectedEvent projected, StockReservationKey key)
    {
        if (!Rows.Open.Remove(key, out var closed)) return;
        _reservations.Remove(closed);
        Change(projected, key.Item).Reserved -= closed.SetAside;
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _movements.WriteAsync(target, connection, cancellation);
        await _items.WriteAsync(target, connection, cancellation);
        await _reservations.WriteAsync(target, connection, cancellation);
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
