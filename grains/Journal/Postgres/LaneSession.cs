using Erp.Grains.Journal.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// The lane's standing with the database across connections: registered as a node, one connection at a time, and never a new
/// one before the old one's server process is gone. Used by the lane only, but for what is volatile.
/// </summary>
internal sealed class LaneSession(
    NpgsqlDataSource database, JournalOptions options, JournalLease lease, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private const int LossesOfOneBeat = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private volatile LaneConnection? _connection;
    private volatile object _incarnation = new();
    private volatile bool _stopping;
    private Guid _node;
    private Backend? _lost;
    private long _outageSince = long.MinValue;

    public object Incarnation => _incarnation;

    public bool IsOpen => _connection is { IsOpen: true };

    public int Epoch { get; private set; }

    /// <summary>This node's last committed batch as of the last connecting, and its first position.</summary>
    public long LastBatch { get; private set; }

    public long LastPosition { get; private set; }

    public void Stop() => _stopping = true;

    /// <summary>Connects if need be, patiently, until the outage has lasted too long.</summary>
    /// <exception cref="OutageException">It has; every further attempt then fails at once until one succeeds.</exception>
    public async ValueTask<LaneConnection> ConnectAsync()
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (_connection is { IsOpen: true } open) return open;
            try
            {
                return await ReconnectAsync();
            }
            catch (Exception e) when (DatabaseErrors.IsOfConnection(e))
            {
                if (_outageSince == long.MinValue)
                {
                    _outageSince = clock.GetTimestamp();
                    JournalLog.OutageBegan(log, e.Message);
                }
                if (_stopping || clock.GetElapsedTime(_outageSince) >= options.OutageTimeout) throw new OutageException(e);
            }
            await Task.Delay(pause);
        }
    }

    /// <summary>Renews the lease by a round trip, or learns that the node was fenced and begins anew.</summary>
    /// <exception cref="OutageException">The database cannot be reached.</exception>
    public async Task BeatAsync()
    {
        for (var losses = 1; ; losses++)
        {
            var sentAt = lease.Now;
            var connection = await ConnectAsync();
            try
            {
                if (!await NodeRegistry.RenewAsync(connection.Connection, _node, CancellationToken.None)) await RegisterAsync(connection);
                if (!options.SoleNode) await FenceOthersAsync(connection, all: false);
                lease.RenewedAt(sentAt);
                return;
            }
            catch (Exception e) when (DatabaseErrors.IsOfConnection(e))
            {
                await LoseAsync(e);
                // Connecting succeeds and beating does not: the next beat may try again, but not at once and for ever.
                if (losses == LossesOfOneBeat) throw new OutageException(e);
            }
        }
    }

    /// <summary>Lets a connection go of which it is not known what its server process is still about to do.</summary>
    public async Task LoseAsync(Exception cause)
    {
        if (_connection is not { } connection) return;
        JournalLog.ConnectionLost(log, cause.Message);
        _lost = connection.Backend;
        _connection = null;
        await connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not { IsOpen: true } connection) return;
        try
        {
            await NodeRegistry.RemoveAsync(connection.Connection, _node, CancellationToken.None);
            await connection.DisposeAsync();
        }
        catch (NpgsqlException e)
        {
            // The row runs out by itself; the next node ends what is left of this one.
            JournalLog.ConnectionLost(log, e.Message);
        }
    }

    private async Task<LaneConnection> ReconnectAsync()
    {
        var sentAt = lease.Now;
        var connection = await LaneConnection.OpenAsync(database, CancellationToken.None);
        try
        {
            if (_lost is { } lost) await lost.EndAsync(connection.Connection, CancellationToken.None);
            if (_node == default) await EnterAsync(connection);
            else await ReturnAsync(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        lease.RenewedAt(sentAt);
        if (_outageSince != long.MinValue) JournalLog.OutageEnded(log);
        _outageSince = long.MinValue;
        _lost = null;
        _connection = connection;
        return connection;
    }

    private async Task EnterAsync(LaneConnection connection)
    {
        await using var command = new NpgsqlCommand("select epoch from erp.journal_epoch", connection.Connection);
        Epoch = (int)(await command.ExecuteScalarAsync())!;
        await FenceOthersAsync(connection, options.SoleNode);
        await RegisterAsync(connection);
    }

    private async Task ReturnAsync(LaneConnection connection)
    {
        if (await NodeRegistry.ReconnectAsync(connection.Connection, _node, connection.Backend, CancellationToken.None) is not { } last)
        {
            await RegisterAsync(connection);
            return;
        }
        (LastBatch, LastPosition) = last;
        await connection.PrepareAsync(_node, CancellationToken.None);
    }

    /// <summary>A new node, with nothing open: what was open before belongs to a life that another node has ended.</summary>
    private async Task RegisterAsync(LaneConnection connection)
    {
        var node = Guid.NewGuid();
        await NodeRegistry.RegisterAsync(
            connection.Connection, node, Environment.MachineName, connection.Backend, options.Lease, CancellationToken.None);
        await connection.PrepareAsync(node, CancellationToken.None);
        if (_node != default) JournalLog.Fenced(log);
        (LastBatch, LastPosition) = (0, 0);
        _incarnation = new object();
        _node = node;
    }

    private async Task FenceOthersAsync(LaneConnection connection, bool all)
    {
        var count = await NodeRegistry.FenceAsync(connection.Connection, _node, all, CancellationToken.None);
        if (count > 0) JournalLog.FencedOthers(log, count);
    }
}
