using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// Gives new streams their numbers, from blocks that one sequence value stands for: a new stream costs no round trip. Used by one
/// writer at a time. A number that was given and then not written is lost, which does no harm.
/// </summary>
internal sealed class StreamNumbers
{
    private const int Block = 4096;

    private long _next;
    private long _end;

    public async ValueTask<long> NextAsync(NpgsqlConnection connection)
    {
        if (_next == _end)
        {
            await using var command = new NpgsqlCommand("select nextval('erp.journal_stream_block')", connection);
            _next = (long)(await command.ExecuteScalarAsync())! * Block;
            _end = _next + Block;
        }
        return _next++;
    }
}
