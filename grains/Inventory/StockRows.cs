using Erp.Catalog;
using Erp.Grains.Projections;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>
/// The stock rows that folding starts from, in memory: all reservations that are open, and the items of this and earlier windows.
/// </summary>
internal sealed class StockRows
{
    /// <summary>Some 60 MB. Beyond, all are forgotten at the end of a window, and come back as they are needed.</summary>
    private const int MostItems = 250_000;

    private readonly Dictionary<StockItemKey, StockItemRow> _items = [];
    private readonly Dictionary<(CompanyId Company, ProductId Product), StockedProduct> _products = [];
    private OpenReservations? _open;
    private bool _knownOnly;

    /// <summary>Without a database behind them: what was not added is left alone.</summary>
    public static StockRows OfKnownItems() => new() { _open = new OpenReservations(), _knownOnly = true };

    public OpenReservations Open =>
        _open ?? throw new InvalidOperationException("The open reservations have not been loaded.");

    /// <summary>Items by the names of their streams, which would else be taken apart with each of their events.</summary>
    public Dictionary<string, StockItemKey> Keys { get; } = [];

    public bool Has(StockItemKey key) => _items.ContainsKey(key);

    /// <summary>Whether an item's changes are folded into a row at all.</summary>
    public bool Follows(StockItemKey key) => !_knownOnly || Has(key);

    public void Add(StockItemRow row)
    {
        _items.Add(row.Key, row);
        Keys.Add(row.Key.GrainId, row.Key);
    }

    public void Remove(StockItemKey key)
    {
        _items.Remove(key);
        Keys.Remove(key.GrainId);
    }

    /// <summary>The item's row; a new one if it has no stock yet.</summary>
    public StockItemRow Item(StockItemKey key)
    {
        if (_items.TryGetValue(key, out var row)) return row;
        row = new StockItemRow { Key = key, Product = Product(key.Company, key.Product, "") };
        _items.Add(key, row);
        return row;
    }

    /// <summary>A product's name changes for all rows of it that are in memory.</summary>
    public void Rename(CompanyId company, ProductId product, string sku)
    {
        if (!_knownOnly) Product(company, product, sku).Sku = sku;
    }

    public async Task LoadAsync(
        IReadOnlyCollection<StockItemKey> keys, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        _open ??= await LoadOpenAsync(target, connection, cancellation);
        if (keys.Count == 0) return;
        await using var command = new NpgsqlCommand(
            $"""
            select given.company_id, given.product_id, given.warehouse, product.sku, item.quantity_on_hand, item.quantity_reserved,
                   item.value, item.unit_cost, item.to_count, item.counted_at, item.shortage, item.reorder_point, item.reorder_quantity,
                   item.back_orders, item.back_order_limit
            from unnest($1::int[], $2::uuid[], $3::text[]) as given (company_id, product_id, warehouse)
            left join {target.Schema}.inventory_items item using (company_id, product_id, warehouse)
            left join {target.Schema}.products product on product.company_id = given.company_id and product.id = given.product_id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = keys.Select(key => key.Company.Value).ToArray() },
                new() { Value = keys.Select(key => key.Product.Value).ToArray() },
                new() { Value = keys.Select(key => key.Warehouse).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) Keep(reader);
    }

    /// <summary>Called when nothing in memory differs from SQL.</summary>
    public void Trim()
    {
        if (_items.Count <= MostItems && _products.Count <= MostItems) return;
        _items.Clear();
        Keys.Clear();
        _products.Clear();
    }

    private void Keep(NpgsqlDataReader reader)
    {
        var key = KeyOf(reader);
        var product = Product(key.Company, key.Product, reader.IsDBNull(3) ? "" : reader.GetString(3));
        if (reader.IsDBNull(4))
        {
            _items.Add(key, new StockItemRow { Key = key, Product = product });
            return;
        }
        _items.Add(key, new StockItemRow
        {
            Key = key,
            Product = product,
            OnHand = reader.GetDecimal(4),
            Reserved = reader.GetDecimal(5),
            Value = reader.GetDecimal(6),
            LastCost = reader.GetDecimal(7),
            ToCount = reader.GetBoolean(8),
            CountedAt = reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
            Policy = new StockPolicy(
                reader.IsDBNull(10) ? null : Enum.Parse<ShortagePolicy>(reader.GetString(10), ignoreCase: true),
                DecimalOrNull(reader, 11), DecimalOrNull(reader, 12), reader.GetBoolean(13), DecimalOrNull(reader, 14)),
            Stored = true,
        });
    }

    private static decimal? DecimalOrNull(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetDecimal(column);

    private StockedProduct Product(CompanyId company, ProductId product, string sku)
    {
        if (!_products.TryGetValue((company, product), out var known))
            _products.Add((company, product), known = new StockedProduct { Sku = sku });
        return known;
    }

    private static async Task<OpenReservations> LoadOpenAsync(
        ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var open = new OpenReservations();
        await using var command = new NpgsqlCommand(
            $"""
            select company_id, product_id, warehouse, owner, cause, attempt, kind, quantity, expires_at, created_at, position,
                   quantity_short, taken_by_owner, taken_by_cause
            from {target.Schema}.stock_reservations
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var item = KeyOf(reader);
            open.Add(new StockReservationRow
            {
                Key = new StockReservationKey(item, reader.GetString(3), reader.GetString(4)),
                Attempt = reader.GetInt64(5),
                Kind = reader.GetString(6),
                Quantity = reader.GetDecimal(7),
                ExpiresAt = reader.GetFieldValue<DateTimeOffset>(8),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(9),
                Position = reader.GetInt64(10),
                Short = reader.GetDecimal(11),
                TakenBy = reader.IsDBNull(12) ? null : new StockReservationKey(item, reader.GetString(12), reader.GetString(13)),
                Stored = true,
            });
        }
        return open;
    }

    private static StockItemKey KeyOf(NpgsqlDataReader reader) =>
        new(new CompanyId(reader.GetInt32(0)), reader.GetString(2), new ProductId(reader.GetGuid(1)));
}
