using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Reads the events of streams: few of them together with those of other streams, many of them as they come.</summary>
internal sealed class EventReader
{
    private const int Limit = 200;
    private const int FewEvents = 1000;

    // Whoever looks for one event stops after the first page; whoever reads on gets larger ones. A page's rows are all in memory,
    // and its connection is free again while they are used.
    private const int FirstPage = 4;
    private const int LargestPage = 128;

    // A range may begin in the middle of a row: the row that holds its first version is the one to begin with.
    private const string OfMany = $"""
        select q.place, j.*
        from unnest($1, $2, $3) with ordinality q (stream, after, up_to, place)
        cross join lateral (
            select coalesce(max(b.first_version), 0) as version from erp.journal b where b.stream = q.stream and b.first_version <= q.after + 1
        ) start
        cross join lateral (
            select {RowReader.Columns} from erp.journal j
            where j.stream = q.stream and j.first_version >= start.version and j.first_version <= q.up_to order by j.first_version
        ) j
        order by q.place, j.first_version
        """;

    private const string PageOfOne = $"""
        select {RowReader.Columns}
        from erp.journal_streams s
        join erp.journal j on j.stream = s.id
        where s.company_id = $1 and s.name = $2 and j.first_version >= coalesce(
            (select max(b.first_version) from erp.journal b where b.stream = s.id and b.first_version <= $3 + 1), 0)
        order by j.first_version
        limit $4
        """;

    private readonly EventTypes _types;
    private readonly PreparedQuery _ofMany;
    private readonly PreparedQuery _pageOfOne;
    private readonly Gathered<Range, List<PackedRow>> _questions;

    public EventReader(NpgsqlDataSource database, EventTypes types)
    {
        _types = types;
        _ofMany = new PreparedQuery(database, OfMany);
        _pageOfOne = new PreparedQuery(database, PageOfOne);
        _questions = new Gathered<Range, List<PackedRow>>(Limit, FindAsync);
    }

    /// <summary>What an activation folds: the events between its snapshot and where its load ends.</summary>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<RecordedEvent> HistoryAsync(
        StreamKey key, JournalStreamHead head, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (head.Version - head.SnapshotVersion > FewEvents)
        {
            await foreach (var recorded in ReadAsync(key, head.SnapshotVersion, head.Version, cancellation)) yield return recorded;
            yield break;
        }
        if (head.Version == head.SnapshotVersion) yield break;
        var rows = await _questions.AskAsync(new Range(head.Id, head.SnapshotVersion, head.Version)).WaitAsync(cancellation);
        foreach (var recorded in rows.SelectMany(row => EventJson.Read(_types, row)))
        {
            if (recorded.Version > head.SnapshotVersion && recorded.Version <= head.Version) yield return recorded;
        }
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        StreamKey key, long afterVersion, long upToVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var at = afterVersion;
        for (var limit = FirstPage; ; limit = Math.Min(limit * 4, LargestPage))
        {
            var rows = await PageAsync(key, at, limit, cancellation);
            foreach (var recorded in rows.SelectMany(row => EventJson.Read(_types, row)))
            {
                if (recorded.Version > upToVersion) yield break;
                if (recorded.Version > at) yield return recorded;
            }
            if (rows.Count < limit) yield break;
            at = rows[^1].LastVersion;
        }
    }

    private Task<List<PackedRow>> PageAsync(StreamKey key, long after, int limit, CancellationToken cancellation) => _pageOfOne.AskAsync(
        () =>
        [
            new NpgsqlParameter<int> { TypedValue = key.Company.Value },
            new NpgsqlParameter<string> { TypedValue = key.Name },
            new NpgsqlParameter<long> { TypedValue = after },
            new NpgsqlParameter<int> { TypedValue = limit },
        ],
        async reader =>
        {
            var rows = new List<PackedRow>();
            while (await reader.ReadAsync(cancellation)) rows.Add(RowReader.Read(reader, 0));
            return rows;
        });

    private Task<List<PackedRow>[]> FindAsync(IReadOnlyList<Range> ranges) => _ofMany.AskAsync(
        () =>
        [
            PreparedQuery.Column(ranges, one => one.Stream, NpgsqlDbType.Bigint),
            PreparedQuery.Column(ranges, one => one.After, NpgsqlDbType.Bigint),
            PreparedQuery.Column(ranges, one => one.UpTo, NpgsqlDbType.Bigint),
        ],
        async reader =>
        {
            var rows = ranges.Select(_ => new List<PackedRow>()).ToArray();
            while (await reader.ReadAsync()) rows[reader.GetInt64(0) - 1].Add(RowReader.Read(reader, 1));
            return rows;
        });

    private readonly record struct Range(long Stream, long After, long UpTo);
}
