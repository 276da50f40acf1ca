using System.Globalization;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// A table of rows that change. A window's changes are written as two statements, whatever their number: what went is deleted, and
/// what is there is written with its absolute values, in the order of the key.
/// </summary>
/// <param name="key">The columns of the primary key, in its order.</param>
/// <param name="keyOrder">Sorts rows by them, so that neighbours in the index are written together.</param>
public sealed class CurrentTable<TRow>(string name, Column<TRow>[] key, Column<TRow>[] others, Comparison<TRow> keyOrder)
    where TRow : CurrentRow
{
    private readonly List<TRow> _changed = [];
    private readonly Column<TRow>[] _all = [.. key, .. others];

    public string Name => name;

    public void Change(TRow row)
    {
        if (row.Changed) return;
        row.Changed = true;
        _changed.Add(row);
    }

    /// <summary>A row that came and went within the window leaves no trace.</summary>
    public void Remove(TRow row)
    {
        row.Removed = true;
        Change(row);
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_changed.Count == 0) return;
        var removed = _changed.FindAll(row => row.Removed && row.Stored);
        var kept = _changed.FindAll(row => !row.Removed);
        kept.Sort(keyOrder);
        if (removed.Count > 0) await ExecuteAsync(Delete(target.Schema), key, removed, connection, cancellation);
        if (kept.Count > 0) await ExecuteAsync(Upsert(target.Schema), _all, kept, connection, cancellation);
        foreach (var row in _changed)
        {
            row.Changed = false;
            row.Stored = !row.Removed;
        }
        _changed.Clear();
    }

    private static async Task ExecuteAsync(
        string sql, Column<TRow>[] columns, List<TRow> rows, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var column in columns) command.Parameters.Add(column.Array(rows));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private string Delete(string schema) =>
        $"delete from {schema}.{name} using {Unnest(key)} where {Join(key, " and ", column => $"{name}.{column.Name} = given.{column.Name}")}";

    private string Upsert(string schema) =>
        $"""
        insert into {schema}.{name} ({Join(_all, ", ", column => column.Name)})
        select {Join(_all, ", ", Element)} from {Unnest(_all)}
        on conflict ({Join(key, ", ", column => column.Name)})
        do update set {Join(others, ", ", column => $"{column.Name} = excluded.{column.Name}")}
        """;

    private static string Element(Column<TRow> column) =>
        string.Format(CultureInfo.InvariantCulture, column.Expression, $"given.{column.Name}");

    private static string Unnest(Column<TRow>[] columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"${i + 1}::{column.ArrayType}"))}) as given ({Join(columns, ", ", c => c.Name)})";

    private static string Join(Column<TRow>[] columns, string separator, Func<Column<TRow>, string> each) =>
        string.Join(separator, columns.Select(each));
}
