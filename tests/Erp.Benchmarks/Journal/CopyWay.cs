using Npgsql;
using NpgsqlTypes;

namespace Erp.Benchmarks.Journal;

/// <summary>A transaction of four round trips: the lock and the positions, the start and the end of a binary COPY, the commit.</summary>
internal sealed class CopyWay(string payloadType, int rows) : WayToWrite
{
    private readonly NpgsqlDbType _type = payloadType switch
    {
        "bytea" => NpgsqlDbType.Bytea,
        "text" => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Jsonb,
    };

    public override async Task WriteAsync(NpgsqlConnection connection, long from, int rowCount, int streams, byte[] payload)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var place = new NpgsqlCommand(
            """
            with locked as materialized (select pg_advisory_xact_lock(42))
            select setval('ways.position', nextval('ways.position') + $1 - 1) - $1 + 1 from locked
            """,
            connection,
            transaction);
        place.Parameters.Add(new() { Value = rows });
        var first = (long)(await place.ExecuteScalarAsync())!;
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy ways.journal (position, stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation) from stdin (format binary)"))
        {
            for (var i = 0; i < rows; i++)
            {
                var version = ((from + i) / streams) + 1;
                await copy.StartRowAsync();
                await copy.WriteAsync(first + i, NpgsqlDbType.Bigint);
                await copy.WriteAsync((from + i) % streams, NpgsqlDbType.Bigint);
                await copy.WriteAsync(version, NpgsqlDbType.Bigint);
                await copy.WriteAsync(version, NpgsqlDbType.Bigint);
                await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(1, NpgsqlDbType.Integer);
                await copy.WriteAsync(Type, NpgsqlDbType.Text);
                await copy.WriteAsync(payload, _type);
                await copy.WriteAsync(Bench.Caller.Actor, NpgsqlDbType.Text);
                await copy.WriteAsync(Bench.Caller.Correlation, NpgsqlDbType.Text);
            }
            await copy.CompleteAsync();
        }
        await transaction.CommitAsync();
    }
}
