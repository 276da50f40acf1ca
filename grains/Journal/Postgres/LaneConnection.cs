using Erp.Grains.Journal.Storage;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>The one connection that a node writes through, and the server process behind it.</summary>
internal sealed class LaneConnection : IAsyncDisposable
{
    // A batch is spooled on its way from the parameters into the table; by default that would go to a file on disk.
    // Nothing may be acknowledged that a crash of the server could undo, whatever the server's default.
    private const string Settings = """
        set work_mem = '64MB'; set jit = off; set plan_cache_mode = force_generic_plan; set statement_timeout = 0; set lock_timeout = 0;
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
        """;

    private LaneConnection(NpgsqlConnection connection, Backend backend)
    {
        Connection = connection;
        Backend = backend;
    }

    public NpgsqlConnection Connection { get; }

    public Backend Backend { get; }

    /// <summary>Set once the node is registered.</summary>
    public BatchStatement Statement { get; private set; } = null!;

    public bool IsOpen => Connection.FullState == System.Data.ConnectionState.Open;

    public static async Task<LaneConnection> OpenAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand(Settings, connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return new LaneConnection(connection, await Backend.OfAsync(connection, cancellation));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task PrepareAsync(Guid node, CancellationToken cancellation)
    {
        Statement?.Dispose();
        Statement = new BatchStatement(Connection, node);
        await Statement.PrepareAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Statement?.Dispose();
        await Connection.DisposeAsync();
    }
}
