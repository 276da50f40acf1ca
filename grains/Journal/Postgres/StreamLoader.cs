using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Storage;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Loads streams: where they end, their last snapshot, their events.</summary>
internal sealed class StreamLoader(NpgsqlDataSource database, EventTypes types)
{
    // The end is read before anything else is: whatever another writer adds meanwhile is not part of this load, so that it ends
    // at a row's end and the first append decides who was right.
    private const string Head = """
        select s.id, e.last_version, e.position, p.version, p.state
        from erp.journal_streams s
        cross join lateral (
            select j.last_version, j.position from erp.journal j where j.stream = s.id order by j.first_version desc limit 1
        ) e
        left join erp.journal_snapshots p on p.stream = s.id and p.schema = $3 and p.version <= e.last_version
        where s.company_id = $1 and s.name = $2
        """;

    // A snapshot may stand in the middle of a row: the row that holds the first version asked for is the one to begin with.
    private const string Rows = $"""
        select {RowReader.Columns}
        from erp.journal_streams s
        join erp.journal j on j.stream = s.id
        where s.company_id = $1 and s.name = $2 and j.first_version <= $4 and j.first_version >= coalesce(
            (select max(b.first_version) from erp.journal b where b.stream = s.id and b.first_version <= $3 + 1), 0)
        order by j.first_version
        """;

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<JournalStreamHead> LoadAsync(StreamKey key, StateFormat? format, int epoch, CancellationToken cancellation) =>
        DatabaseCall.RepeatAsync(() => HeadAsync(key, format, epoch, cancellation));

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        StreamKey key, long afterVersion, long upToVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (afterVersion >= upToVersion) yield break;
        await using var command = database.CreateCommand(Rows);
        command.Parameters.Add(new() { Value = key.Company.Value });
        command.Parameters.Add(new() { Value = key.Name });
        command.Parameters.Add(new() { Value = afterVersion });
        command.Parameters.Add(new() { Value = upToVersion });
        await using var reader = await DatabaseCall.RepeatAsync(() => command.ExecuteReaderAsync(cancellation));
        while (await DatabaseCall.OnceAsync(reader.ReadAsync(cancellation)))
        {
            foreach (var recorded in EventJson.Read(types, RowReader.Read(reader, 0)))
            {
                if (recorded.Version > afterVersion && recorded.Version <= upToVersion) yield return recorded;
            }
        }
    }

    private async Task<JournalStreamHead> HeadAsync(StreamKey key, StateFormat? format, int epoch, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Head);
        command.Parameters.Add(new() { Value = key.Company.Value });
        command.Parameters.Add(new() { Value = key.Name });
        command.Parameters.Add(new() { Value = format?.Schema ?? "" });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return new JournalStreamHead(0, 0, new Position(epoch, 0), null, 0);
        var snapshot = format is null || reader.IsDBNull(4) ? null : format.Read(reader.GetFieldValue<byte[]>(4));
        return new JournalStreamHead(
            reader.GetInt64(0),
            reader.GetInt64(1),
            new Position(epoch, reader.GetInt64(2)),
            snapshot,
            snapshot is null ? 0 : reader.GetInt64(3));
    }
}
