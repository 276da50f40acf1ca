using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// A query that is asked again and again with columns of values. It is prepared once on each pooled connection: planning would
/// cost more than answering.
/// </summary>
internal sealed class PreparedQuery(NpgsqlDataSource database, string sql)
{
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<T> AskAsync<T>(Func<NpgsqlParameter[]> columns, Func<NpgsqlDataReader, Task<T>> read) => DatabaseCall.RepeatAsync(async () =>
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(columns());
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        return await read(reader);
    });

    public static NpgsqlParameter Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value, NpgsqlDbType type) =>
        new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
