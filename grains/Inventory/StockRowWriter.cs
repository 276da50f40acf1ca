using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>Stock rows on their way into the tables.</summary>
internal sealed class StockRowWriter : IStockRowSink
{
    private readonly CurrentTable<StockItemRow> _items = StockTables.Items();
    private readonly CurrentTable<StockReservationRow> _reservations = StockTables.Reservations();
    private readonly AppendTable<StockMovementRow> _movements = StockTables.Movements();

    public IEnumerable<string> Tables => [_items.Name, _movements.Name, _reservations.Name];

    public void Add(StockMovementRow movement) => _movements.Add(movement);

    public void Change(StockItemRow item, StockChangeKind kind) => _items.Change(item);

    public void Change(StockReservationRow reservation) => _reservations.Change(reservation);

    public void Remove(StockReservationRow reservation) => _reservations.Remove(reservation);

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _movements.WriteAsync(target, connection, cancellation);
        await _items.WriteAsync(target, connection, cancellation);
        await _reservations.WriteAsync(target, connection, cancellation);
    }
}
