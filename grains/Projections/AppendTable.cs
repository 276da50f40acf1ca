using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>A table that only grows, in monthly partitions. A window's rows go straight into those, by COPY.</summary>
/// <param name="name">The table's name.</param>
/// <param name="dateOf">The date whose month a row belongs to.</param>
public sealed class AppendTable<TRow>(string name, Func<TRow, DateOnly> dateOf, params Column<TRow>[] columns)
{
    private readonly Dictionary<DateOnly, List<TRow>> _months = [];
    private readonly CopyBuffer _buffer = new();
    private readonly string _columns = string.Join(", ", columns.Select(column => column.Name));

    public string Name => name;

    public void Add(TRow row)
    {
        var date = dateOf(row);
        var month = date.AddDays(1 - date.Day);
        if (!_months.TryGetValue(month, out var rows)) _months.Add(month, rows = []);
        rows.Add(row);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var (month, rows) in _months)
        {
            var partition = await target.PartitionAsync(name, month, connection, cancellation);
            await CopyAsync(partition, rows, connection, cancellation);
        }
        _months.Clear();
    }

    private async Task CopyAsync(string partition, List<TRow> rows, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {partition} ({_columns}) from stdin (format binary)", cancellation);
        _buffer.Begin();
        foreach (var row in rows)
        {
            _buffer.StartRow(columns.Length);
            foreach (var column in columns) column.Copy(_buffer, row);
            if (_buffer.IsFull) await SendAsync(copy, cancellation);
        }
        _buffer.End();
        await SendAsync(copy, cancellation);
    }

    private async Task SendAsync(NpgsqlRawCopyStream copy, CancellationToken cancellation)
    {
        await copy.WriteAsync(_buffer.Written, cancellation);
        _buffer.Clear();
    }
}
