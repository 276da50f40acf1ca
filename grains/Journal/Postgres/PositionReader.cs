using Erp.Grains.Journal.Storage;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Reads the journal in position order.</summary>
internal sealed class PositionReader(NpgsqlDataSource database, EventTypes types)
{
    private const int RowLimit = 512;
    private const long ByteLimit = 8 << 20;

    private const string Next = $"""
        select j.position, j.company_id, j.name, {RowReader.Columns}
        from (
            select r.*, s.name, sum(octet_length(r.payload)) over (order by r.position) - octet_length(r.payload) as before
            from (select * from erp.journal where position > $1 order by position limit $2) r
            join erp.journal_streams s on s.id = r.stream
        ) j
        where j.before < $3
        order by j.position
        """;

    /// <summary>
    /// The next entries after a position, bounded in number and size. Whoever has them misses nothing before the last of them,
    /// since positions are given in commit order.
    /// </summary>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<ImmutableArray<JournalEntry>> AfterAsync(long position, int epoch, CancellationToken cancellation) =>
        DatabaseCall.RepeatAsync(() => NextAsync(position, epoch, cancellation));

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<long> HeadAsync(CancellationToken cancellation) => DatabaseCall.RepeatAsync(async () =>
    {
        await using var command = database.CreateCommand("select coalesce(max(position), 0) from erp.journal");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    });

    private async Task<ImmutableArray<JournalEntry>> NextAsync(long position, int epoch, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Next);
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = RowLimit });
        command.Parameters.Add(new() { Value = ByteLimit });
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
}
