using Erp.Grains.Projections;
using Erp.Stocktakes;
using Npgsql;

namespace Erp.Grains.Stocktakes;

/// <summary>Stocktakes: <c>stocktakes</c>, <c>stocktake_lines</c>. The corrections of stock are the items' own events.</summary>
public sealed class StocktakeProjection : IProjection
{
    private readonly CurrentTable<StocktakeRow> _stocktakes = StocktakeTables.Stocktakes();
    private readonly CurrentTable<StocktakeLineRow> _lines = StocktakeTables.Lines();

    /// <summary>The window's own; a stocktake is rare, so nothing is kept from window to window.</summary>
    private readonly Dictionary<StocktakeKey, StocktakeRow> _rows = [];
    private readonly Dictionary<StocktakeLineKey, StocktakeLineRow> _lineRows = [];

    public IEnumerable<string> Tables => [_stocktakes.Name, _lines.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.On<StocktakeBegun>((in projected, begun) =>
        {
            var row = StocktakeRow.Of(KeyOf(projected), projected, begun);
            _rows.Add(row.Key, row);
            _stocktakes.Change(row);
        });
        routes.On<ProductsCounted>((in projected, counted) =>
        {
            var stocktake = Touch(projected).Key;
            foreach (var line in counted.Lines) Count(projected, new StocktakeLineKey(stocktake, line.ProductId), line);
        });
        routes.On<PostingBegan>((in projected, _) => Touch(projected).Status = "POSTING");
        routes.On<LinesPosted>((in projected, posted) =>
        {
            var stocktake = Touch(projected).Key;
            foreach (var line in posted.Lines) Post(_lineRows[new StocktakeLineKey(stocktake, line.ProductId)], line);
        });
        routes.On<StocktakePosted>((in projected, _) => Touch(projected).Status = "POSTED");
        routes.On<StocktakeCancelled>((in projected, cancelled) =>
        {
            var stocktake = Touch(projected);
            (stocktake.Status, stocktake.Reason) = ("CANCELLED", cancelled.Reason);
        });
    }

    public async Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var stocktakes = new HashSet<StocktakeKey>();
        var lines = new HashSet<StocktakeLineKey>();
        foreach (var projected in window.Events)
        {
            if (projected.Event is not StocktakeEvent) continue;
            var key = KeyOf(projected);
            stocktakes.Add(key);
            foreach (var product in ProductsOf(projected)) lines.Add(new StocktakeLineKey(key, product));
        }
        if (stocktakes.Count == 0) return;
        foreach (var row in await StocktakeTables.LoadAsync(stocktakes, target.Schema, connection, cancellation)) _rows.Add(row.Key, row);
        if (lines.Count == 0) return;
        foreach (var row in await StocktakeTables.LoadLinesAsync(lines, target.Schema, connection, cancellation)) _lineRows.Add(row.Key, row);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _stocktakes.WriteAsync(target, connection, cancellation);
        await _lines.WriteAsync(target, connection, cancellation);
        _rows.Clear();
        _lineRows.Clear();
    }

    private void Count(in ProjectedEvent projected, StocktakeLineKey key, CountedLine line)
    {
        if (_lineRows.TryGetValue(key, out var row)) row.CountAgain(projected, line);
        else _lineRows.Add(key, row = StocktakeLineRow.Of(key, projected, line));
        _lines.Change(row);
    }

    private void Post(StocktakeLineRow row, PostedLine line)
    {
        (row.Posted, row.Value) = (true, line.Value);
        _lines.Change(row);
    }

    private StocktakeRow Touch(in ProjectedEvent projected)
    {
        var row = _rows[KeyOf(projected)];
        row.UpdatedAt = projected.Recorded.RecordedAt;
        row.Position = projected.Position.Value;
        _stocktakes.Change(row);
        return row;
    }

    private static IEnumerable<Guid> ProductsOf(in ProjectedEvent projected) => projected.Event switch
    {
        ProductsCounted counted => counted.Lines.Select(line => line.ProductId),
        LinesPosted posted => posted.Lines.Select(line => line.ProductId),
        _ => [],
    };

    private static StocktakeKey KeyOf(in ProjectedEvent projected)
    {
        var name = projected.Stream.Name;
        return StocktakeKey.TryParse(name[(StocktakeKey.GrainType.Length + 1)..], out var key)
            ? key
            : throw new FormatException($"{name} is not the stream of a stocktake.");
    }
}
