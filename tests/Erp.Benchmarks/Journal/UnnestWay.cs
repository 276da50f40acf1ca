using Npgsql;
using NpgsqlTypes;

namespace Erp.Benchmarks.Journal;

/// <summary>One statement, one round trip: columns as arrays.</summary>
internal sealed class UnnestWay(string payloadType, int rows) : WayToWrite
{
    private NpgsqlCommand? _command;

    public override async Task WriteAsync(NpgsqlConnection connection, long from, int rowCount, int streams, byte[] payload)
    {
        _command ??= await PrepareAsync(connection);
        var parameters = _command.Parameters;
        parameters[0].Value = rowCount;
        parameters[1].Value = Column(i => (from + i) % streams);
        parameters[2].Value = Column(i => ((from + i) / streams) + 1);
        parameters[3].Value = Column(_ => DateTime.UtcNow);
        parameters[4].Value = Column(_ => Type);
        parameters[5].Value = Column(_ => (ReadOnlyMemory<byte>)payload);
        parameters[6].Value = Column(_ => Bench.Caller.Actor);
        parameters[7].Value = Column(_ => Bench.Caller.Correlation);
        await _command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlCommand> PrepareAsync(NpgsqlConnection connection)
    {
        // Sent as bytes whatever the column: the driver need not make strings of them, the server converts.
        var convert = payloadType == "bytea" ? "r.payload" : $"convert_from(r.payload, 'UTF8')::{payloadType}";
        var command = new NpgsqlCommand(
            $"""
            with locked as materialized (select pg_advisory_xact_lock(42)),
            placed as materialized (select setval('ways.position', nextval('ways.position') + $1 - 1) - $1 + 1 as first from locked)
            insert into ways.journal (position, stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation)
            select first + r.place - 1, r.stream, r.version, r.version, r.recorded_at, 1, r.types, {convert}, r.actor, r.correlation
            from placed, unnest($2, $3, $4, $5, $6, $7, $8) with ordinality
                r (stream, version, recorded_at, types, payload, actor, correlation, place)
            """,
            connection);
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Integer });
        foreach (var type in new[]
        {
            NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Text,
            NpgsqlDbType.Text,
        })
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type });
        await using (var settings = new NpgsqlCommand("set work_mem = '64MB'; set plan_cache_mode = force_generic_plan", connection))
            await settings.ExecuteNonQueryAsync();
        await command.PrepareAsync();
        return command;
    }

    private T[] Column<T>(Func<int, T> value) => [.. Enumerable.Range(0, rows).Select(value)];
}
