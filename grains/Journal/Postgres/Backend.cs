using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// A server process that a node writes through. Its start time tells it from a later process with the same number.
/// </summary>
internal readonly record struct Backend(int Pid, DateTime Start)
{
    public static async Task<Backend> OfAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new Backend(reader.GetInt32(0), reader.GetDateTime(1));
    }

    /// <summary>
    /// Ends the process and returns when it is gone: only then is it certain that nothing of it will still commit.
    /// </summary>
    public async Task EndAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select bool_and(pg_terminate_backend(pid, 1000)) from pg_stat_activity where pid = $1 and backend_start = $2", connection)
        {
            Parameters = { new() { Value = Pid }, new() { Value = Start } },
        };
        // Null: no such process. False: it did not end within the second that the server waits for it.
        while (await command.ExecuteScalarAsync(cancellation) is bool)
        {
        }
    }
}
