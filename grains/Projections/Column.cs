using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Projections;

/// <summary>A column of a projected table and where a row's value of it comes from.</summary>
/// <param name="name">As in db-scripts.</param>
public abstract class Column<TRow>(string name)
{
    public string Name { get; } = name;

    /// <summary>The column's value in <c>select … from unnest(…)</c>, where <c>{0}</c> is the array's element.</summary>
    internal string Expression { get; init; } = "{0}";

    internal abstract string ArrayType { get; }

    internal abstract void Copy(CopyBuffer buffer, TRow row);

    /// <summary>The values of many rows as one array.</summary>
    internal abstract NpgsqlParameter Array(IReadOnlyList<TRow> rows);
}

/// <param name="copy">Writes a value that is not null into a COPY.</param>
internal sealed class Column<TRow, TValue>(
    string name, NpgsqlDbType type, string sqlType, Func<TRow, TValue> value, Action<CopyBuffer, TValue> copy) : Column<TRow>(name)
{
    internal override string ArrayType => sqlType + "[]";

    internal override void Copy(CopyBuffer buffer, TRow row)
    {
        var one = value(row);
        if (one is null) buffer.Null();
        else copy(buffer, one);
    }

    internal override NpgsqlParameter Array(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
