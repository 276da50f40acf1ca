using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// One node's turn at some work, as a lock of its database session: it ends with the connection, however that ends. It only saves
/// work; that nothing is written twice is the checkpoint's doing.
/// </summary>
internal sealed class ProjectorLock : IAsyncDisposable
{
    /// <summary>Any numbers will do as long as nothing else locks on them.</summary>
    public const long Live = 0x4552_5050_524F_4A31;

    public const long Rebuild = 0x4552_5050_524F_4A32;

    private readonly long _key;
    private readonly NpgsqlConnection _connection;

    private ProjectorLock(long key, NpgsqlConnection connection) => (_key, _connection) = (key, connection);

    /// <returns>Null if another session has it.</returns>
    public static async Task<ProjectorLock?> TryTakeAsync(long key, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({key})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))! ? new ProjectorLock(key, connection) : null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var command = new NpgsqlCommand($"select pg_advisory_unlock({_key})", _connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone or in the middle of something, and the lock ends with it.
        }
    }
}
