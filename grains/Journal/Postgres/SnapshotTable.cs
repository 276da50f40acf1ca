using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Keeps snapshots in <c>erp.journal_snapshots</c>, many at once and off the sale path.</summary>
internal sealed class SnapshotTable
{
    private const int Limit = 200;

    // What a crash of the server takes with it is folded from the events again: no need to wait for the disk.
    private const string Sql = """
        with hurry as materialized (select set_config('synchronous_commit', 'off', true))
        insert into erp.journal_snapshots (stream, version, schema, state)
        select distinct on (s.stream) s.* from hurry, unnest($1, $2, $3, $4) s (stream, version, schema, state)
        order by s.stream, s.version desc
        on conflict (stream) do update
            set version = excluded.version, schema = excluded.schema, state = excluded.state, taken = excluded.taken
            where journal_snapshots.version < excluded.version or journal_snapshots.schema <> excluded.schema
        """;

    private readonly PreparedQuery _query;
    private readonly Gathered<Snapshot, bool> _snapshots;

    public SnapshotTable(NpgsqlDataSource database)
    {
        _query = new PreparedQuery(database, Sql);
        _snapshots = new Gathered<Snapshot, bool>(Limit, SaveAsync);
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task SaveAsync(long stream, long version, string schema, byte[] state) =>
        _snapshots.AskAsync(new Snapshot(stream, version, schema, state));

    private Task<bool[]> SaveAsync(IReadOnlyList<Snapshot> snapshots) => _query.AskAsync(
        () =>
        [
            PreparedQuery.Column(snapshots, one => one.Stream, NpgsqlDbType.Bigint),
            PreparedQuery.Column(snapshots, one => one.Version, NpgsqlDbType.Bigint),
            PreparedQuery.Column(snapshots, one => one.Schema, NpgsqlDbType.Text),
            PreparedQuery.Column(snapshots, one => one.State, NpgsqlDbType.Bytea),
        ],
        _ => Task.FromResult(new bool[snapshots.Count]));

    private readonly record struct Snapshot(long Stream, long Version, string Schema, byte[] State);
}
