using System.Runtime.InteropServices;
using Erp.Grains.Journal.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// A node's one writer: takes what waits, writes it as one statement, answers, and takes what has gathered meanwhile.
/// </summary>
internal sealed class JournalLane : IAsyncDisposable
{
    /// <summary>A batch that loses the connection this often is suspected of being the reason, and is taken apart.</summary>
    private const int LossesOfOneBatch = 3;

    private readonly EventTypes _types;
    private readonly JournalFeed _feed;
    private readonly JournalLease _lease;
    private readonly LaneSession _session;
    private readonly StreamNumbers _numbers = new();
    private readonly ILogger _log;
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _renewalLock = new();
    private readonly ITimer _heartbeat;
    private readonly Task _running;
    private TaskCompletionSource? _renewal;
    private volatile bool _stopping;
    private long _batch;

    public JournalLane(
        NpgsqlDataSource database, EventTypes types, JournalFeed feed, JournalOptions options, TimeProvider clock, ILogger log)
    {
        _types = types;
        _feed = feed;
        _log = log;
        _lease = new JournalLease(options.Lease, clock);
        _session = new LaneSession(database, options, _lease, clock, log);
        Queue = new JournalQueue(options, () => _signal.Release());
        _heartbeat = clock.CreateTimer(_ => _signal.Release(), null, options.Lease / 3, options.Lease / 3);
        _running = Task.Run(RunAsync);
    }

    public JournalQueue Queue { get; }

    public object Incarnation => _session.Incarnation;

    public bool HoldsLease => _lease.Holds;

    public int Epoch => _session.Epoch;

    /// <summary>Whether nothing of this node is in doubt: what is loaded now is all there is.</summary>
    public bool IsSettled => _session.IsOpen && _lease.Holds;

    /// <summary>Completes after a statement that was sent from now on has confirmed, or ended, this node's right to answer.</summary>
    public Task RenewAsync()
    {
        if (_stopping) return Task.FromException(JournalFailure.Outage(null).ToException());
        Task renewed;
        lock (_renewalLock) renewed = (_renewal ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        _signal.Release();
        return renewed;
    }

    /// <summary>Writes what still waits, gives the node's place up and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping) return;
        Queue.Close();
        _stopping = true;
        _session.Stop();
        await _heartbeat.DisposeAsync();
        _signal.Release();
        await _running;
        await _session.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await _signal.WaitAsync();
            do await BeatIfDueAsync();
            while (await WriteNextAsync());
            if (_stopping && Queue.IsEmpty) return;
        }
    }

    private async Task BeatIfDueAsync()
    {
        TaskCompletionSource? asked;
        lock (_renewalLock) (asked, _renewal) = (_renewal, null);
        if (asked is null && (_stopping || !_lease.IsDue)) return;
        try
        {
            await _session.BeatAsync();
            asked?.SetResult();
        }
        catch (Exception e)
        {
            // Whatever it is, the lane must go on: everybody's appends depend on it, and the next beat tries again.
            if (e is not OutageException) JournalLog.BeatFailed(_log, e);
            asked?.SetException(JournalFailure.Outage(e).ToException());
            _ = asked?.Task.Exception;
        }
    }

    private async Task<bool> WriteNextAsync()
    {
        if (Queue.Take() is not { } batch) return false;
        if (batch.Rows.Count > 0) await WriteAsync(batch.Rows.ToArray());
        return true;
    }

    /// <summary>
    /// Writes rows of different streams. If what one of them holds is refused, halves find it: its stream breaks, with those that rest
    /// on it, and the others are written in the same order as if it had not been there.
    /// </summary>
    private async Task WriteAsync(ReadOnlyMemory<PendingRow> rows)
    {
        try
        {
            var first = await CommitAsync(rows);
            // Frozen between sending and hearing, someone may have taken over since: then it must not be this node that answers.
            if (!_lease.Holds) await _session.BeatAsync();
            Complete(rows, first);
        }
        catch (OutageException e)
        {
            foreach (var row in MemoryMarshal.ToEnumerable(rows)) Break(row, JournalFailure.Outage(e.InnerException));
        }
        catch (Exception e) when (DatabaseErrors.IsOfRows(e) || e is SuspectBatchException)
        {
            if (rows.Length == 1)
            {
                Refuse(rows.Span[0], e);
                return;
            }
            await WriteStandingAsync(rows[..(rows.Length / 2)]);
            await WriteStandingAsync(rows[(rows.Length / 2)..]);
        }
    }

    /// <summary>What became of the part before may have taken the ground from some of these.</summary>
    private Task WriteStandingAsync(ReadOnlyMemory<PendingRow> rows)
    {
        var standing = MemoryMarshal.ToEnumerable(rows).Where(Queue.Stands).ToArray();
        return standing.Length == 0 ? Task.CompletedTask : WriteAsync(standing);
    }

    /// <returns>The first row's position; null if another node has ended this one, so that nothing was written.</returns>
    private async Task<long?> CommitAsync(ReadOnlyMemory<PendingRow> rows)
    {
        var incarnation = _session.Incarnation;
        var batch = ++_batch;
        for (var losses = 0; ; losses++)
        {
            var connection = await _session.ConnectAsync();
            if (!ReferenceEquals(incarnation, _session.Incarnation)) return null;
            // The acknowledgement was lost, not the batch: the node's row, written by the same statement, says so.
            if (_session.LastBatch == batch) return _session.LastPosition;
            if (losses == LossesOfOneBatch) throw new SuspectBatchException();
            try
            {
                var sentAt = _lease.Now;
                foreach (var row in MemoryMarshal.ToEnumerable(rows))
                {
                    if (row.Stream.Id == 0) row.Stream.Id = await _numbers.NextAsync(connection.Connection);
                }
                var first = await connection.Statement.ExecuteAsync(batch, rows, _types);
                if (first is null)
                {
                    await _session.BeatAsync();
                    return null;
                }
                _lease.RenewedAt(sentAt);
                return first;
            }
            catch (Exception e) when (DatabaseErrors.IsOfConnection(e) && !(connection.IsOpen && DatabaseErrors.IsOfRows(e)))
            {
                await _session.LoseAsync(e);
            }
        }
    }

    private void Complete(ReadOnlyMemory<PendingRow> rows, long? first)
    {
        if (first is not { } position)
        {
            foreach (var row in rows.Span) row.Stream.Fail(row);
            return;
        }
        var entries = new JournalEntry[rows.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var row = rows.Span[i];
            entries[i] = row.Entry(new Position(_session.Epoch, position + i));
            if (row.Stream.Failure is null) row.Stream.Complete(row, entries[i].Position);
            else row.Stream.Fail(row);
        }
        _feed.Publish(ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }

    private void Refuse(PendingRow row, Exception e)
    {
        var conflict = DatabaseErrors.IsUniqueViolation(e);
        JournalLog.Refused(_log, row.Stream.Key.Name, row.FirstVersion, conflict, e);
        Break(row, conflict ? JournalFailure.Conflict : JournalFailure.Refused(e));
    }

    private void Break(PendingRow row, JournalFailure failure)
    {
        Queue.Break(row.Stream, failure);
        row.Stream.Fail(row);
    }
}
