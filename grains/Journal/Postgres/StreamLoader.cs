using Erp.Grains.Journal.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Finds where streams end and what their last snapshots are, many streams at once.</summary>
internal sealed class StreamLoader
{
    private const int Limit = 500;

    // The end is read before the events are: whatever another writer adds meanwhile is not part of this load, so that it ends
    // at a row's end and the first append decides who was right. The limits keep the planner to one index look-up a stream,
    // however little it knows of tables that grow this fast.
    private const string Sql = """
        select q.place, s.id, e.last_version, e.position, p.version, p.state
        from unnest($1, $2, $3) with ordinality q (company_id, name, schema, place)
        cross join lateral (
            select s.id from erp.journal_streams s where s.company_id = q.company_id and s.name = q.name limit 1
        ) s
        cross join lateral (
            select j.last_version, j.position from erp.journal j where j.stream = s.id order by j.first_version desc limit 1
        ) e
        left join lateral (
            select p.version, p.state from erp.journal_snapshots p
            where p.stream = s.id and p.schema = q.schema and p.version <= e.last_version limit 1
        ) p on true
        """;

    private readonly PreparedQuery _query;
    private readonly Gathered<Wanted, Found> _questions;

    public StreamLoader(NpgsqlDataSource database)
    {
        _query = new PreparedQuery(database, Sql);
        _questions = new Gathered<Wanted, Found>(Limit, FindAsync);
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async Task<JournalStreamHead> LoadAsync(StreamKey key, StateFormat? format, int epoch, CancellationToken cancellation)
    {
        var found = await _questions.AskAsync(new Wanted(key, format?.Schema ?? "")).WaitAsync(cancellation);
        var snapshot = found.State is null ? null : format?.Read(found.State);
        return new JournalStreamHead(
            found.Stream, found.Version, new Position(epoch, found.Position), snapshot, snapshot is null ? 0 : found.SnapshotVersion);
    }

    private Task<Found[]> FindAsync(IReadOnlyList<Wanted> wanted) => _query.AskAsync(
        () =>
        [
            PreparedQuery.Column(wanted, one => one.Key.Company.Value, NpgsqlDbType.Integer),
            PreparedQuery.Column(wanted, one => one.Key.Name, NpgsqlDbType.Text),
            PreparedQuery.Column(wanted, one => one.Schema, NpgsqlDbType.Text),
        ],
        async reader =>
        {
            var found = new Found[wanted.Count];
            while (await reader.ReadAsync())
            {
                var state = reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5);
                found[reader.GetInt64(0) - 1] = new Found(
                    reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), state is null ? 0 : reader.GetInt64(4), state);
            }
            return found;
        });

    private readonly record struct Wanted(StreamKey Key, string Schema);

    private readonly record struct Found(long Stream, long Version, long Position, long SnapshotVersion, byte[]? State);
}
