using Erp.Grains.Projections;
using Erp.Transfers;
using Npgsql;

namespace Erp.Grains.Transfers;

/// <summary>Transfers as documents: <c>transfers</c>, <c>transfer_lines</c>. What they do to stock is the inventory's to fold.</summary>
public sealed class TransferProjection : IProjection
{
    private readonly CurrentTable<TransferRow> _transfers = TransferTables.Transfers();
    private readonly CurrentTable<TransferLineRow> _lines = TransferTables.Lines();

    /// <summary>The transfers of the window; they change a few times in their lives, so nothing is kept from window to window.</summary>
    private readonly Dictionary<TransferKey, (TransferRow Transfer, TransferLineRow[] Lines)> _rows = [];

    public IEnumerable<string> Tables => [_transfers.Name, _lines.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.WithoutRows<TransferSessionBegan>();
        routes.On<TransferShipped>(Add);
        routes.On<TransferReceived>((in projected, received) =>
        {
            var (transfer, lines) = Touch(projected);
            foreach (var arrived in received.Lines) Change(lines[arrived.Line - 1]).Received += arrived.Quantity;
            if (lines.All(line => line.InTransit == 0)) transfer.Status = TransferRow.Received;
        });
        routes.On<TransferClosed>((in projected, closed) =>
        {
            var (transfer, lines) = Touch(projected);
            foreach (var lost in closed.Lines) Change(lines[lost.Line - 1]).Lost += lost.Quantity;
            (transfer.Status, transfer.Reason) = (TransferRow.Closed, closed.Reason);
        });
    }

    public async Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var changed = window.Events
            .Where(projected => projected.Event is TransferReceived or TransferClosed)
            .Select(projected => KeyOf(projected))
            .Distinct()
            .ToArray();
        if (changed.Length == 0) return;
        foreach (var loaded in await TransferTables.LoadAsync(changed, target.Schema, connection, cancellation))
            _rows.Add(loaded.Transfer.Key, loaded);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _transfers.WriteAsync(target, connection, cancellation);
        await _lines.WriteAsync(target, connection, cancellation);
        _rows.Clear();
    }

    private void Add(in ProjectedEvent projected, TransferShipped shipped)
    {
        var key = KeyOf(projected);
        var transfer = TransferRow.Of(key, projected, shipped);
        var lines = shipped.Lines.Select((line, i) => TransferLineRow.Of(key, i + 1, line)).ToArray();
        _rows.Add(key, (transfer, lines));
        _transfers.Change(transfer);
        foreach (var line in lines) _lines.Change(line);
    }

    private (TransferRow Transfer, TransferLineRow[] Lines) Touch(in ProjectedEvent projected)
    {
        var row = _rows[KeyOf(projected)];
        row.Transfer.UpdatedAt = projected.Recorded.RecordedAt;
        row.Transfer.Position = projected.Position.Value;
        _transfers.Change(row.Transfer);
        return row;
    }

    private TransferLineRow Change(TransferLineRow line)
    {
        _lines.Change(line);
        return line;
    }

    private static TransferKey KeyOf(in ProjectedEvent projected)
    {
        var name = projected.Stream.Name;
        return TransferKey.TryParse(name[(TransferKey.GrainType.Length + 1)..], out var key)
            ? key
            : throw new FormatException($"{name} is not the stream of a transfer.");
    }
}
