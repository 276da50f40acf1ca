using System.Diagnostics;
using Erp.Benchmarks.Measuring;
using Npgsql;

namespace Erp.Benchmarks.Sale;

/// <summary>
/// Watches from outside how long a journal position takes to show up in the projected tables: it notes the journal's head and the time, and
/// waits until the tables say that they contain it.
/// </summary>
internal sealed class ProjectionLag : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private const string Positions =
        "select (select coalesce(max(position), 0) from erp.journal), (select position from erp.projection_status where name = 'live')";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _positions;
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<(long Position, long Since)> _awaited = new();
    private LatencyHistogram _lag = new();
    private Task _watching = Task.CompletedTask;

    private ProjectionLag(NpgsqlConnection connection)
    {
        _connection = connection;
        _positions = new NpgsqlCommand(Positions, connection);
    }

    public static async Task<ProjectionLag> WatchAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var lag = new ProjectionLag(connection);
        await lag._positions.PrepareAsync();
        lag._watching = Task.Run(lag.WatchAsync);
        return lag;
    }

    /// <summary>Forgets what was seen so far: the warm-up.</summary>
    public void Reset() => _lag = new LatencyHistogram();

    /// <summary>Stops watching, waits until the tables contain all that the journal holds, and says what was seen and how long that took.</summary>
    public async Task<(LatencyHistogram Lag, TimeSpan CatchUp)> CatchUpAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        var started = Stopwatch.GetTimestamp();
        var (head, _) = await ReadAsync();
        while ((await ReadAsync()).Projected < head)
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
                throw new TimeoutException("The projected tables have not caught up within a minute.");
            await Task.Delay(s_interval);
        }
        return (_lag, Stopwatch.GetElapsedTime(started));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        await _positions.DisposeAsync();
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var (head, projected) = await ReadAsync();
            var now = Stopwatch.GetTimestamp();
            while (_awaited.TryPeek(out var awaited) && awaited.Position <= projected)
                _lag.Record(now - _awaited.Dequeue().Since);
            _awaited.Enqueue((head, now));
            await Task.Delay(s_interval);
        }
    }

    private async Task<(long Head, long Projected)> ReadAsync()
    {
        await using var reader = await _positions.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
