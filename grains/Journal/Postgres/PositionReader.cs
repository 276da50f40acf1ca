using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Storage;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Reads the journal in position order.</summary>
internal sealed class PositionReader(NpgsqlDataSource database, EventTypes types)
{
    private const int RowLimit = 512;
    private const long ByteLimit = 8 << 20;

    /// <summary>Positions that one statement looks through for entries of a kind, so that none takes long.</summary>
    private const long Stretch = 100_000;

    private static readonly string Next = Page("position > $1");

    private static readonly string NextOfKind = Page("position > $1 and position <= $4 and company_id = $5 and strpos(types, $6) > 0");

    /// <summary>
    /// The next entries after a position, bounded in number and size. Whoever has them misses nothing before the last of them,
    /// since positions are given in commit order.
    /// </summary>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<ImmutableArray<JournalEntry>> AfterAsync(long position, int epoch, CancellationToken cancellation) =>
        DatabaseCall.RepeatAsync(() => ReadAsync(Next, position, epoch, [], cancellation));

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<JournalEntry> OfKindAsync(
        CompanyId company, string kind, Position after, Position upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var at = after.Value; at < upTo.Value;)
        {
            var (from, end) = (at, Math.Min(at + Stretch, upTo.Value));
            var entries = await DatabaseCall.RepeatAsync(() => ReadAsync(
                NextOfKind, from, upTo.Epoch, [new() { Value = end }, new() { Value = company.Value }, new() { Value = kind }], cancellation));
            foreach (var entry in entries) yield return entry;
            at = entries.IsEmpty ? end : entries[^1].Position.Value;
        }
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<long> HeadAsync(CancellationToken cancellation) => DatabaseCall.RepeatAsync(async () =>
    {
        await using var command = database.CreateCommand("select coalesce(max(position), 0) from erp.journal");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    });

    private async Task<ImmutableArray<JournalEntry>> ReadAsync(
        string sql, long position, int epoch, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = RowLimit });
        command.Parameters.Add(new() { Value = ByteLimit });
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(new JournalEntry(
                new Position(epoch, reader.GetInt64(0)),
                new StreamKey(new CompanyId(reader.GetInt32(1)), reader.GetString(2)),
                EventJson.Read(types, RowReader.Read(reader, 3))));
        }
        return entries.DrainToImmutable();
    }

    /// <summary>Rows of the journal from $1 on, at most $2 of them, and of no more than $3 bytes but for the last.</summary>
    private static string Page(string condition) => $"""
        select j.position, j.company_id, j.name, {RowReader.Columns}
        from (
            select r.*, s.name, sum(octet_length(r.payload)) over (order by r.position) - octet_length(r.payload) as before
            from (select * from erp.journal where {condition} order by position limit $2) r
            join erp.journal_streams s on s.id = r.stream
        ) j
        where j.before < $3
        order by j.position
        """;
}
