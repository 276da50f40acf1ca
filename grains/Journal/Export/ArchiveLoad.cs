using Erp.Grains.Journal.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Export;

/// <summary>Copies archived rows into the tables, within the caller's transaction. Streams get new numbers.</summary>
internal sealed class ArchiveLoad(NpgsqlConnection connection)
{
    private readonly Dictionary<StreamKey, long> _numbers = [];
    private readonly StreamNumbers _newNumbers = new();

    public long Count { get; private set; }

    public async Task WriteAsync(ArchivedRow[] rows, CancellationToken cancellation)
    {
        var newStreams = new List<StreamKey>();
        foreach (var stream in rows.Select(row => row.Stream).Where(stream => !_numbers.ContainsKey(stream)).Distinct())
        {
            _numbers.Add(stream, await _newNumbers.NextAsync(connection));
            newStreams.Add(stream);
        }
        await CopyAsync("journal_streams (id, company_id, name)", newStreams, WriteStreamAsync, cancellation);
        await CopyAsync(
            "journal (position, stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation, stamps)",
            rows,
            WriteRowAsync,
            cancellation);
        var commands = rows.SelectMany(row => row.Commands.Select(command => (_numbers[row.Stream], command)));
        await CopyAsync("journal_commands (stream, command_id, input_hash, version)", commands, WriteCommandAsync, cancellation);
        Count += rows.Length;
    }

    private async Task WriteStreamAsync(NpgsqlBinaryImporter copy, StreamKey stream)
    {
        await copy.WriteAsync(_numbers[stream], NpgsqlDbType.Bigint);
        await copy.WriteAsync(stream.Company.Value, NpgsqlDbType.Integer);
        await copy.WriteAsync(stream.Name, NpgsqlDbType.Text);
    }

    private async Task WriteRowAsync(NpgsqlBinaryImporter copy, ArchivedRow archived)
    {
        var row = archived.Row;
        await copy.WriteAsync(archived.Position, NpgsqlDbType.Bigint);
        await copy.WriteAsync(_numbers[archived.Stream], NpgsqlDbType.Bigint);
        await copy.WriteAsync(row.FirstVersion, NpgsqlDbType.Bigint);
        await copy.WriteAsync(row.LastVersion, NpgsqlDbType.Bigint);
        await copy.WriteAsync(row.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(archived.Stream.Company.Value, NpgsqlDbType.Integer);
        await copy.WriteAsync(row.Types, NpgsqlDbType.Text);
        await copy.WriteAsync(row.Payload, NpgsqlDbType.Bytea);
        await copy.WriteAsync(row.Actor, NpgsqlDbType.Text);
        await copy.WriteAsync(row.Correlation, NpgsqlDbType.Text);
        if (row.Stamps is { } stamps) await copy.WriteAsync(stamps, NpgsqlDbType.Text);
        else await copy.WriteNullAsync();
    }

    private static async Task WriteCommandAsync(NpgsqlBinaryImporter copy, (long Stream, RecordedCommand Command) recorded)
    {
        await copy.WriteAsync(recorded.Stream, NpgsqlDbType.Bigint);
        await copy.WriteAsync(recorded.Command.Id, NpgsqlDbType.Text);
        await copy.WriteAsync(HashColumn.ToGuid(recorded.Command.InputHash), NpgsqlDbType.Uuid);
        await copy.WriteAsync(recorded.Command.Version, NpgsqlDbType.Bigint);
    }

    private async Task CopyAsync<T>(
        string target, IEnumerable<T> items, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy erp.{target} from stdin (format binary)", cancellation);
        foreach (var item in items)
        {
            await copy.StartRowAsync(cancellation);
            await write(copy, item);
        }
        await copy.CompleteAsync(cancellation);
    }
}
