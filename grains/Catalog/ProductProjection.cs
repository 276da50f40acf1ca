using Erp.Catalog;
using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Grains.Catalog;

/// <summary>The catalogue: <c>products</c>.</summary>
public sealed class ProductProjection : IProjection
{
    private readonly CurrentTable<ProductRow> _products = ProductTable.Create();

    /// <summary>The products of the window; changes of products are rare, so nothing is kept from window to window.</summary>
    private readonly Dictionary<(int Company, Guid Id), ProductRow> _rows = [];

    public IEnumerable<string> Tables => [_products.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.On<ProductCreated>((in projected, created) => Add(ProductRow.Of(projected, created)));
        routes.On<ProductChanged>((in projected, changed) => Apply(projected, changed));
        routes.On<PriceScheduled>((in projected, scheduled) => Apply(projected, scheduled));
        routes.On<ScheduledPriceCancelled>((in projected, cancelled) => Apply(projected, cancelled));
        routes.On<ProductDeactivated>((in projected, deactivated) => Apply(projected, deactivated));
        routes.On<ProductActivated>((in projected, activated) => Apply(projected, activated));
        routes.WithoutRows<CodeDisclaimed>();
        routes.WithoutRows<CodeClaimed>();
    }

    public async Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var changed = window.Events
            .Where(projected => projected.Event is ProductEvent and not (ProductCreated or CodeDisclaimed))
            .Select(KeyOf)
            .Distinct()
            .ToArray();
        if (changed.Length == 0) return;
        await foreach (var row in ProductTable.LoadAsync(changed, target.Schema, connection, cancellation))
            _rows.Add((row.Company, row.Id), row);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _products.WriteAsync(target, connection, cancellation);
        _rows.Clear();
    }

    private void Add(ProductRow row)
    {
        _rows.Add((row.Company, row.Id), row);
        _products.Change(row);
    }

    private void Apply(in ProjectedEvent projected, ProductEvent @event)
    {
        var row = _rows[KeyOf(projected)];
        row.Apply(projected, @event);
        _products.Change(row);
    }

    private static (int Company, Guid Id) KeyOf(ProjectedEvent projected)
    {
        var name = projected.Stream.Name;
        return ProductKey.TryParse(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], out var key)
            ? (key.Company.Value, key.Product.Value)
            : throw new FormatException($"{name} is not the stream of a product.");
    }
}
