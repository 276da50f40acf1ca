using System.Globalization;
using NpgsqlTypes;

namespace Erp.Grains.Projections;

/// <summary>
/// The columns of a table, as it is declared: <c>[Columns&lt;Row&gt;.Int("company_id", row => row.Company), …]</c>.
/// </summary>
public static class Columns<TRow>
{
    public static Column<TRow> Int(string name, Func<TRow, int> value) =>
        new Column<TRow, int>(name, NpgsqlDbType.Integer, "int", value, static (buffer, one) => buffer.Int(one));

    public static Column<TRow> SmallInt(string name, Func<TRow, short> value) =>
        new Column<TRow, short>(name, NpgsqlDbType.Smallint, "smallint", value, static (buffer, one) => buffer.SmallInt(one));

    public static Column<TRow> BigInt(string name, Func<TRow, long> value) =>
        new Column<TRow, long>(name, NpgsqlDbType.Bigint, "bigint", value, static (buffer, one) => buffer.BigInt(one));

    public static Column<TRow> IntOrNull(string name, Func<TRow, int?> value) =>
        new Column<TRow, int?>(name, NpgsqlDbType.Integer, "int", value, static (buffer, one) => buffer.Int(one!.Value));

    public static Column<TRow> BigIntOrNull(string name, Func<TRow, long?> value) =>
        new Column<TRow, long?>(name, NpgsqlDbType.Bigint, "bigint", value, static (buffer, one) => buffer.BigInt(one!.Value));

    public static Column<TRow> Bool(string name, Func<TRow, bool> value) =>
        new Column<TRow, bool>(name, NpgsqlDbType.Boolean, "boolean", value, static (buffer, one) => buffer.Bool(one));

    public static Column<TRow> Uuid(string name, Func<TRow, Guid> value) =>
        new Column<TRow, Guid>(name, NpgsqlDbType.Uuid, "uuid", value, static (buffer, one) => buffer.Uuid(one));

    public static Column<TRow> Text(string name, Func<TRow, string?> value) =>
        new Column<TRow, string?>(name, NpgsqlDbType.Text, "text", value, static (buffer, one) => buffer.Text(one!));

    public static Column<TRow> Numeric(string name, Func<TRow, decimal> value) =>
        new Column<TRow, decimal>(name, NpgsqlDbType.Numeric, "numeric", value, static (buffer, one) => buffer.Numeric(one));

    public static Column<TRow> NumericOrNull(string name, Func<TRow, decimal?> value) =>
        new Column<TRow, decimal?>(name, NpgsqlDbType.Numeric, "numeric", value, static (buffer, one) => buffer.Numeric(one!.Value));

    public static Column<TRow> Date(string name, Func<TRow, DateOnly> value) =>
        new Column<TRow, DateOnly>(name, NpgsqlDbType.Date, "date", value, static (buffer, one) => buffer.Date(one));

    public static Column<TRow> Instant(string name, Func<TRow, DateTimeOffset> value) =>
        new Column<TRow, DateTime>(
            name, NpgsqlDbType.TimestampTz, "timestamptz", row => value(row).UtcDateTime, static (buffer, one) => buffer.Instant(one));

    public static Column<TRow> InstantOrNull(string name, Func<TRow, DateTimeOffset?> value) =>
        new Column<TRow, DateTime?>(
            name, NpgsqlDbType.TimestampTz, "timestamptz", row => value(row)?.UtcDateTime, static (buffer, one) => buffer.Instant(one!.Value));

    /// <summary>A short list of words without spaces; an array of arrays would have to be a rectangle.</summary>
    public static Column<TRow> Words(string name, Func<TRow, IEnumerable<string>> value) => List(name, "text", value);

    /// <summary>A short list of texts without line breaks; null when it is empty.</summary>
    public static Column<TRow> Lines(string name, Func<TRow, IEnumerable<string>> value) =>
        List(name, "text", row => NullIfEmpty(value(row)), separator: '\n');

    /// <summary>A short list; null when it is empty.</summary>
    public static Column<TRow> BigInts(string name, Func<TRow, IEnumerable<long>> value) => List(
        name, "bigint", row => NullIfEmpty(value(row).Select(one => one.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A short list; null when it is empty.</summary>
    public static Column<TRow> Numerics(string name, Func<TRow, IEnumerable<decimal>> value) => List(
        name, "numeric", row => NullIfEmpty(value(row).Select(one => one.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A short list; null when it is empty.</summary>
    public static Column<TRow> Instants(string name, Func<TRow, IEnumerable<DateTimeOffset>> value) => List(
        name, "timestamptz", row => NullIfEmpty(value(row).Select(one => one.ToString("O", CultureInfo.InvariantCulture))));

    private static Column<TRow, string?> List(
        string name, string sqlType, Func<TRow, IEnumerable<string>?> value, char separator = ' ') =>
        new(name, NpgsqlDbType.Text, "text", row => Joined(value(row), separator), static (buffer, one) => buffer.Text(one!))
        {
            Expression = $"string_to_array({{0}}, chr({(int)separator}))::{sqlType}[]",
        };

    private static string? Joined(IEnumerable<string>? words, char separator) => words is null ? null : string.Join(separator, words);

    private static IEnumerable<string>? NullIfEmpty(IEnumerable<string> words) => words.Any() ? words : null;
}
