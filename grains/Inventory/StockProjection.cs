using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Projections;
using Erp.Grains.Reservations;
using Erp.Grains.Tills;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>Stock: <c>inventory_items</c>, <c>stock_movements</c>, <c>stock_reservations</c>.</summary>
/// <remarks>
/// Goods leave with the owner's event, the sale, since that is the commit; the item's own note of it comes later and changes nothing
/// here. So the rows are exact as of a journal position, and quantities before and after follow from the order of the journal.
/// </remarks>
public sealed class StockProjection : IProjection
{
    private readonly CurrentTable<StockItemRow> _items = StockTables.Items();
    private readonly CurrentTable<StockReservationRow> _reservations = StockTables.Reservations();
    private readonly AppendTable<StockMovementRow> _movements = StockTables.Movements();
    private readonly StockRows _rows = new();
    private readonly Dictionary<(CompanyId Company, ProductId Product), string> _renamed = [];
    private (Position Position, int Movements) _ordinal;

    public IEnumerable<string> Tables => [_items.Name, _movements.Name, _reservations.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.On<ProductCreated>((in projected, created) =>
            _rows.Rename(projected.Stream.Company, new ProductId(created.Id), created.Sku));
        routes.On<ProductChanged>(Rename);
        routes.On<StockReceived>((in projected, e) =>
            Move(projected, KeyOf(projected), "RECEIPT", e.Quantity, reference: e.Reference, unitCost: e.UnitCost));
        routes.On<StockAdjusted>((in projected, e) =>
            Move(projected, KeyOf(projected), "ADJUSTMENT", e.Quantity, reason: e.Reason, unitCost: e.UnitCost));
        routes.On<StockHeld>((in projected, e) =>
            Open(projected, "", e.Id, 0, StockReservationRow.Hold, e.Quantity, e.ExpiresAt));
        routes.On<HoldReleased>((in projected, e) => Close(projected, KeyOf(projected), "", e.Id));
        routes.On<HoldsExpired>(Expire);
        routes.On<StockReserved>((in projected, e) =>
            Open(projected, e.Owner, e.Cause, e.Attempt, e.Quantity < 0 ? "RETURN" : "SALE", e.Quantity, e.ExpiresAt));
        routes.On<ReservationsResolved>(Resolve);
        routes.On<SaleCompleted>((in projected, e) => Settle(projected, e, "SALE"));
        routes.On<SaleReturned>((in projected, e) => Settle(projected, e, "RETURN"));
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var missing = new HashSet<StockItemKey>();
        foreach (var projected in window.Events)
        {
            if (projected.Event is StockEvent) Need(KeyOf(projected));
            if (projected.Event is not ReceiptRecorded receipt) continue;
            foreach (var line in receipt.Lines)
                if (line.Tracked) Need(ItemOf(projected, receipt, line));
        }
        return _rows.LoadAsync(missing, target, connection, cancellation);

        void Need(StockItemKey key)
        {
            if (!_rows.Has(key)) missing.Add(key);
        }
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _movements.WriteAsync(target, connection, cancellation);
        await _items.WriteAsync(target, connection, cancellation);
        await _reservations.WriteAsync(target, connection, cancellation);
        await WriteRenamedAsync(target, connection, cancellation);
        _rows.Trim();
    }

    private void Rename(in ProjectedEvent projected, ProductChanged changed)
    {
        if (changed.Sku is null) return;
        var product = StreamKeyOf<ProductKey>(projected, ProductKey.TryParse).Product;
        _rows.Rename(projected.Stream.Company, product, changed.Sku);
        _renamed[(projected.Stream.Company, product)] = changed.Sku;
    }

    /// <summary>The owner's event takes what it reserved: the reservation ends and the goods move, line by line.</summary>
    private void Settle(in ProjectedEvent projected, ReceiptRecorded receipt, string kind)
    {
        var reference = projected.Stream.Name[(projected.Stream.Name.LastIndexOf('/') + 1)..] + "/" + receipt.Id;
        foreach (var line in receipt.Lines)
        {
            if (!line.Tracked) continue;
            var item = ItemOf(projected, receipt, line);
            Close(projected, item, projected.Stream.Name, receipt.Id);
            Move(projected, item, kind, -line.Quantity, reference, unitCost: line.UnitCost, occurredAt: receipt.OccurredAt);
        }
    }

    private void Resolve(in ProjectedEvent projected, ReservationsResolved resolved)
    {
        var item = KeyOf(projected);
        foreach (var owner in resolved.Owners)
            foreach (var voided in owner.Voided ?? [])
                Close(projected, item, owner.Owner, voided.Cause);
    }

    private void Expire(in ProjectedEvent projected, HoldsExpired expired)
    {
        var item = KeyOf(projected);
        foreach (var hold in expired.Holds) Close(projected, item, "", hold.Id);
    }

    private void Open(
        in ProjectedEvent projected, string owner, string cause, long attempt, string kind, decimal quantity, DateTimeOffset expiresAt)
    {
        var item = KeyOf(projected);
        Close(projected, item, owner, cause);
        var opened = new StockReservationRow
        {
            Key = new StockReservationKey(item, owner, cause),
            Kind = kind,
            Attempt = attempt,
            Quantity = quantity,
            ExpiresAt = expiresAt,
            CreatedAt = projected.Recorded.RecordedAt,
            Position = projected.Position.Value,
        };
        _rows.Open.Add(opened.Key, opened);
        _reservations.Change(opened);
        Change(projected, item).Reserved += opened.SetAside;
    }

    /// <summary>What is closed already stays closed: the item's own note of a settlement comes after the sale.</summary>
    private void Close(in ProjectedEvent projected, StockItemKey item, string owner, string cause)
    {
        if (!_rows.Open.Remove(new StockReservationKey(item, owner, cause), out var closed)) return;
        _reservations.Remove(closed);
        Change(projected, item).Reserved -= closed.SetAside;
    }

    private void Move(
        in ProjectedEvent projected,
        StockItemKey key,
        string kind,
        decimal quantity,
        string? reference = null,
        string? reason = null,
        decimal? unitCost = null,
        DateTimeOffset? occurredAt = null)
    {
        var item = Change(projected, key);
        var recorded = projected.Recorded;
        _movements.Add(new StockMovementRow(
            key, item.Product.Sku, kind, reference, reason, quantity, item.OnHand, unitCost, recorded.Actor,
            occurredAt ?? recorded.RecordedAt, recorded.RecordedAt, projected.Position.Value, NextOrdinal(projected.Position)));
        item.OnHand += quantity;
    }

    private StockItemRow Change(in ProjectedEvent projected, StockItemKey key)
    {
        var item = _rows.Item(key);
        item.ChangedBy(projected);
        _items.Change(item);
        return item;
    }

    private int NextOrdinal(Position position)
    {
        _ordinal = _ordinal.Position == position ? (position, _ordinal.Movements + 1) : (position, 0);
        return _ordinal.Movements;
    }

    private async Task WriteRenamedAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_renamed.Count == 0) return;
        await using var command = new NpgsqlCommand(
            $"""
            update {target.Schema}.{_items.Name} item set sku = given.sku
            from unnest($1::int[], $2::uuid[], $3::text[]) as given (company_id, product_id, sku)
            where item.company_id = given.company_id and item.product_id = given.product_id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = _renamed.Keys.Select(key => key.Company.Value).ToArray() },
                new() { Value = _renamed.Keys.Select(key => key.Product.Value).ToArray() },
                new() { Value = _renamed.Values.ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
        _renamed.Clear();
    }

    private static StockItemKey ItemOf(in ProjectedEvent projected, ReceiptRecorded receipt, RecordedLine line) =>
        new(projected.Stream.Company, receipt.Warehouse, new ProductId(line.ProductId));

    private StockItemKey KeyOf(in ProjectedEvent projected)
    {
        if (!_rows.Keys.TryGetValue(projected.Stream.Name, out var key))
            _rows.Keys.Add(projected.Stream.Name, key = StreamKeyOf<StockItemKey>(projected, StockItemKey.TryParse));
        return key;
    }

    private delegate bool Parse<TKey>(string text, out TKey key);

    private static TKey StreamKeyOf<TKey>(in ProjectedEvent projected, Parse<TKey> parse)
    {
        var name = projected.Stream.Name;
        return parse(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], out var key)
            ? key
            : throw new FormatException($"{name} is not the stream of a {typeof(TKey).Name}.");
    }
}
