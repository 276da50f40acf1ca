using System.Data;
using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Postgres;
using Npgsql;

namespace Erp.Grains.Journal.Export;

/// <summary>The journal of a database as a whole.</summary>
public sealed class PostgresArchive(NpgsqlDataSource database) : IJournalArchive
{
    private const int RowsAtOnce = 5_000;

    private const string Rows = $"""
        select j.position, j.company_id, s.name, c.ids, c.hashes, c.versions, {RowReader.Columns}
        from erp.journal j
        join erp.journal_streams s on s.id = j.stream
        left join lateral (
            select array_agg(c.command_id order by c.version, c.command_id) as ids,
                   array_agg(c.input_hash order by c.version, c.command_id) as hashes,
                   array_agg(c.version order by c.version, c.command_id) as versions
            from erp.journal_commands c where c.stream = j.stream and c.version between j.first_version and j.last_version
        ) c on true
        order by j.position
        """;

    public async Task<int> EpochAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select epoch from erp.journal_epoch");
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async IAsyncEnumerable<ArchivedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // One statement is one snapshot, so no transaction is needed. The rows come as they are read.
        await using var command = database.CreateCommand(Rows);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new ArchivedRow(
                reader.GetInt64(0),
                new StreamKey(new CompanyId(reader.GetInt32(1)), reader.GetString(2)),
                RowReader.Read(reader, 6),
                reader.IsDBNull(3) ? [] : CommandsOf(reader));
        }
    }

    public async Task<long> WriteAsync(int epoch, IAsyncEnumerable<ArchivedRow> rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({BatchStatement.WritersLock})", cancellation);
        if (await ExecuteAsync(connection, "select exists (select from erp.journal)", cancellation) is true)
            throw new InvalidOperationException("The journal is not empty.");
        var load = new ArchiveLoad(connection);
        await foreach (var some in rows.Chunk(RowsAtOnce).WithCancellation(cancellation)) await load.WriteAsync(some, cancellation);
        await ExecuteAsync(connection, $"update erp.journal_epoch set epoch = {epoch}", cancellation);
        if (load.Count > 0) await ExecuteAsync(connection, "select setval('erp.journal_position', max(position)) from erp.journal", cancellation);
        await transaction.CommitAsync(cancellation);
        return load.Count;
    }

    private static ImmutableArray<RecordedCommand> CommandsOf(NpgsqlDataReader reader)
    {
        var ids = reader.GetFieldValue<string[]>(3);
        var hashes = reader.GetFieldValue<Guid[]>(4);
        var versions = reader.GetFieldValue<long[]>(5);
        return [.. ids.Select((id, i) => new RecordedCommand(id, HashColumn.FromGuid(hashes[i]), versions[i]))];
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellation);
    }
}
