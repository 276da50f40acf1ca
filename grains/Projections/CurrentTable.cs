using System.Globalization;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// A table of rows that change. A window's changes are at most three statements, whatever their number: what went is
/// deleted, what SQL has is given its values of now, what it has not is inserted, all in the order of the key.
/// </summary>
/// <remarks>
/// What SQL has is known, so there is no <c>on conflict</c>, which would lock each row first and write twice as much.
/// </remarks>
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
        _changed.Sort(keyOrder);
        var gone = _changed.FindAll(row => row.Removed && row.Stored);
        var kept = _changed.FindAll(row => !row.Removed && row.Stored);
        var made = _changed.FindAll(row => !row.Removed && !row.Stored);
        await ExecuteAsync(Delete(target.Schema), key, gone, connection, cancellation);
        await ExecuteAsync(Update(target.Schema), _all, kept, connection, cancellation);
        await ExecuteAsync(Insert(target.Schema), _all, made, connection, cancellation);
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
        if (rows.Count == 0) return;
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var column in columns) command.Parameters.Add(column.Array(rows));
        await command.PrepareAsync(cancellation);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private string Delete(string schema) => $"delete from {schema}.{name} kept using {Unnest(key)} where {SameKey()}";

    private string Update(string schema) =>
        $"""
        update {schema}.{name} kept set {Join(others, ", ", column => $"{column.Name} = {Element(column)}")}
        from {Unnest(_all)} where {SameKey()}
        """;

    private string Insert(string schema) =>
        $"""
        insert into {schema}.{name} ({Join(_all, ", ", column => column.Name)})
        select {Join(_all, ", ", Element)} from {Unnest(_all)}
        """;

    private string SameKey() => Join(key, " and ", column => $"kept.{column.Name} = given.{column.Name}");

    private static string Element(Column<TRow> column) =>
        string.Format(CultureInfo.InvariantCulture, column.Expression, $"given.{column.Name}");

    private static string Unnest(Column<TRow>[] columns)
    {
        var arrays = string.Join(", ", columns.Select((column, i) => $"${i + 1}::{column.ArrayType}"));
        return $"unnest({arrays}) as given ({Join(columns, ", ", column => column.Name)})";
    }

    private static string Join(Column<TRow>[] columns, string separator, Func<Column<TRow>, string> each) =>
        string.Join(separator, columns.Select(each));
}
