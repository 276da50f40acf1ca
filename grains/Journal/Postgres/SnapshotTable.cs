using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Keeps snapshots in <c>erp.journal_snapshots</c>, many at once and off the sale path.</summary>
internal sealed class SnapshotTable(NpgsqlDataSource database)
{
    private const int Limit = 200;

    // What a crash of the server takes with it is folded from the events again: no need to wait for the disk.
    private const string Save = """
        with hurry as materialized (select set_config('synchronous_commit', 'off', true))
        insert into erp.journal_snapshots (stream, version, schema, state)
        select distinct on (s.stream) s.* from hurry, unnest($1, $2, $3, $4) s (stream, version, schema, state)
        order by s.stream, s.version desc
        on conflict (stream) do update
            set version = excluded.version, schema = excluded.schema, state = excluded.state, taken = excluded.taken
            where journal_snapshots.version < excluded.version or journal_snapshots.schema <> excluded.schema
        """;

    private readonly Gathered<Snapshot, bool> _snapshots = new(Limit, snapshots => DatabaseCall.RepeatAsync(() => SaveAsync(database, snapshots)));

    public Task SaveAsync(long stream, long version, string schema, byte[] state) =>
        _snapshots.AskAsync(new Snapshot(stream, version, schema, state));

    private static async Task<bool[]> SaveAsync(NpgsqlDataSource database, IReadOnlyList<Snapshot> snapshots)
    {
        await using var command = database.CreateCommand(Save);
        command.Parameters.Add(Column(snapshots, one => one.Stream, NpgsqlDbType.Bigint));
        command.Parameters.Add(Column(snapshots, one => one.Version, NpgsqlDbType.Bigint));
        command.Parameters.Add(Column(snapshots, one => one.Schema, NpgsqlDbType.Text));
        command.Parameters.Add(Column(snapshots, one => one.State, NpgsqlDbType.Bytea));
        await command.ExecuteNonQueryAsync();
        return new bool[snapshots.Count];
    }

    private static NpgsqlParameter Column<T>(IReadOnlyList<Snapshot> snapshots, Func<Snapshot, T> value, NpgsqlDbType type) =>
        new() { Value = snapshots.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private readonly record struct Snapshot(long Stream, long Version, string Schema, byte[] State);
}
