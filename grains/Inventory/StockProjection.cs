using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Projections;
using Erp.Inventory;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>Stock: <c>inventory_items</c>, <c>stock_movements</c>, <c>stock_reservations</c>.</summary>
public sealed class StockProjection : IProjection
{
    private readonly StockRowWriter _writer = new();
    private readonly StockRows _rows = new();
    private readonly StockFolding _folding;
    private readonly Dictionary<(CompanyId Company, ProductId Product), string> _renamed = [];

    public StockProjection() => _folding = new StockFolding(new StockLedger(_rows, _writer));

    public IEnumerable<string> Tables => _writer.Tables;

    public void Subscribe(EventRoutes routes)
    {
        _folding.Subscribe(routes);
        routes.On<ProductChanged>((in projected, changed) =>
        {
            if (changed.Sku is not null) _renamed[(projected.Stream.Company, StockFolding.ProductOf(projected))] = changed.Sku;
        });
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var missing = new HashSet<StockItemKey>();
        Action<StockItemKey> need = Need;
        foreach (var projected in window.Events) _folding.Visit(projected, need);
        return _rows.LoadAsync(missing, target, connection, cancellation);

        void Need(StockItemKey key)
        {
            if (!_rows.Has(key)) missing.Add(key);
        }
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _writer.WriteAsync(target, connection, cancellation);
        await WriteRenamedAsync(target, connection, cancellation);
        _rows.Trim();
    }

    /// <summary>A new sku reaches the rows that are not in memory, too.</summary>
    private async Task WriteRenamedAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_renamed.Count == 0) return;
        await using var command = new NpgsqlCommand(
            $"""
            update {target.Schema}.inventory_items item set sku = given.sku
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
}
