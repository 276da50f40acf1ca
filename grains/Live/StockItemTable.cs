using Erp.Grains.Inventory;
using Erp.Grains.Journal.Postgres;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Live;

/// <summary>Where watching an item begins: its row, and what is set aside of it, as of the position that the tables have come to.</summary>
/// <remarks>
/// However old the position that a subscriber comes with, this is all that has to be read of the time before: an item's latest state is
/// what it has missed.
/// </remarks>
internal sealed class StockItemTable(NpgsqlDataSource database, LiveOptions options)
{
    // One statement, so that the rows are as of the position, and a rebuild cannot put other tables in between.
    private const string Rows =
        """
        select s.epoch, s.position, given.place, item.quantity_on_hand, item.quantity_reserved, item.updated_at, item.position,
               open.owner, open.cause, open.attempt, open.kind, open.quantity, open.quantity_short, open.expires_at, open.created_at,
               open.position, open.taken_by_owner, open.taken_by_cause
        from erp.projection_status s
        cross join unnest($1::int[], $2::uuid[], $3::text[]) with ordinality as given (company_id, product_id, warehouse, place)
        left join erp.inventory_items item
            on (item.company_id, item.product_id, item.warehouse) = (given.company_id, given.product_id, given.warehouse)
        left join erp.stock_reservations open
            on (open.company_id, open.product_id, open.warehouse) = (given.company_id, given.product_id, given.warehouse)
        where s.name = 'live'
        order by given.place
        """;

    private static readonly StockedProduct Unnamed = new() { Sku = "" };

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<(Position At, LiveStock Stock)> LoadAsync(ImmutableArray<StockItemKey> keys, CancellationToken cancellation) =>
        DatabaseCall.RepeatAsync(() => ReadAsync(keys, cancellation));

    private async Task<(Position At, LiveStock Stock)> ReadAsync(ImmutableArray<StockItemKey> keys, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Rows);
        command.Parameters.Add(new() { Value = keys.Select(key => key.Company.Value).ToArray() });
        command.Parameters.Add(new() { Value = keys.Select(key => key.Product.Value).ToArray() });
        command.Parameters.Add(new() { Value = keys.Select(key => key.Warehouse).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (at, stock) = (default(Position), new LiveStock());
        while (await reader.ReadAsync(cancellation))
        {
            at = new Position(reader.GetInt32(0), reader.GetInt64(1));
            var key = keys[(int)reader.GetInt64(2) - 1];
            if (stock.Find(key) is null) AddItem(stock, key, at.Epoch, reader);
            if (!reader.IsDBNull(7)) stock.Add(Open(key, reader));
        }
        return (at, stock);
    }

    private void AddItem(LiveStock stock, StockItemKey key, int epoch, NpgsqlDataReader reader)
    {
        var row = new StockItemRow { Key = key, Product = Unnamed };
        StockChange? state = null;
        if (!reader.IsDBNull(3))
        {
            (row.OnHand, row.Reserved) = (reader.GetDecimal(3), reader.GetDecimal(4));
            state = new StockChange(
                key, row.OnHand, row.Reserved, null, reader.GetFieldValue<DateTimeOffset>(5), new Position(epoch, reader.GetInt64(6)));
        }
        stock.Add(new WatchedItem(key, state, options.ItemChanges), row);
    }

    private static StockReservationRow Open(StockItemKey item, NpgsqlDataReader reader) => new()
    {
        Key = new StockReservationKey(item, reader.GetString(7), reader.GetString(8)),
        Attempt = reader.GetInt64(9),
        Kind = reader.GetString(10),
        Quantity = reader.GetDecimal(11),
        Short = reader.GetDecimal(12),
        ExpiresAt = reader.GetFieldValue<DateTimeOffset>(13),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(14),
        Position = reader.GetInt64(15),
        TakenBy = reader.IsDBNull(16) ? null : new StockReservationKey(item, reader.GetString(16), reader.GetString(17)),
    };
}
