using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.InMemory;

/// <summary>
/// A journal in memory with the semantics of the real one, for tests and simulations: one node on an <see cref="InMemoryStore"/>.
/// Deterministic: batches are committed on the scheduler it is given, or by <see cref="Step"/>, and never by a thread of its own.
/// </summary>
public sealed class InMemoryJournal : IJournal, IJournalNode
{
    private const int TailRows = 512;
    private const int CommandIdsOfPage = 64;

    private readonly InMemoryJournalOptions _options;
    private readonly InMemoryStore _store;
    private readonly Lock _gate = new();
    private bool _committing;
    private long _batches;
    private long _heardAt;
    private volatile bool _dead;
    private volatile object _incarnation = new();

    public InMemoryJournal(EventTypes types, InMemoryStore store, InMemoryJournalOptions options)
    {
        Types = types;
        _store = store;
        _options = options;
        Node = store.NextNode();
        Queue = new JournalQueue(options.Journal, Arrived);
        _heardAt = options.Clock.GetTimestamp();
    }

    public EventTypes Types { get; }

    public Guid Node { get; }

    internal JournalQueue Queue { get; }

    JournalQueue IJournalNode.Queue => Queue;

    object IJournalNode.Incarnation => _incarnation;

    bool IJournalNode.HoldsLease => HoldsLease;

    private bool HoldsLease => !_dead && _options.Clock.GetElapsedTime(Volatile.Read(ref _heardAt)) < _options.Journal.Lease;

    public Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) where TState : class, IState<TState>
    {
        ThrowIfDead();
        StorableText.Check(key.Name, "stream's name");
        RenewLease();
        var format = StateFormat.Of<TState>(Types);
        return Task.FromResult<IJournalStream>(new JournalStream(this, _incarnation, key, _store.Load(key, format), format));
    }

    public ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation)
    {
        ThrowIfDead();
        return ValueTask.FromResult(_store.Command(stream, commandId));
    }

    public async IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(
        StreamKey stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var ids in _store.CommandIds(stream).Chunk(CommandIdsOfPage))
        {
            // As when a database is asked, others have their turns before each page.
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            ThrowIfDead();
            yield return [.. ids];
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation) =>
        ReadAsync(stream, afterVersion, long.MaxValue, cancellation);

    public async IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(
        Position after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var at = after.Value; ;)
        {
            ThrowIfDead();
            var (rows, grown) = _store.After(at, TailRows);
            if (rows.IsEmpty)
            {
                await grown.WaitAsync(cancellation);
                continue;
            }
            at = rows[^1].Position.Value;
            yield return [.. rows.Select(row => new JournalEntry(row.Position, row.Stream, EventJson.Read(Types, row.Row)))];
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
        CompanyId company, Position after, Position upTo, [EnumeratorCancellation] CancellationToken cancellation) where TEvent : IEvent
    {
        for (var at = after.Value; at < upTo.Value;)
        {
            ThrowIfDead();
            cancellation.ThrowIfCancellationRequested();
            var (rows, _) = _store.After(at, TailRows);
            foreach (var (position, stream, row) in rows)
            {
                if (position.Value > upTo.Value) yield break;
                if (stream.Company != company) continue;
                var events = EventJson.Read(Types, row);
                if (events.Any(recorded => recorded.Event is TEvent)) yield return new JournalEntry(position, stream, events);
            }
            at = rows[^1].Position.Value;
        }
        await Task.CompletedTask;
    }

    public Task<Position> HeadAsync(CancellationToken cancellation)
    {
        ThrowIfDead();
        return Task.FromResult(_store.Head);
    }

    /// <summary>Commits the next batch now; false when nothing waits.</summary>
    public bool Step()
    {
        if (_dead || Queue.Take() is not { } batch) return false;
        Commit(batch, FaultOf(batch));
        return true;
    }

    IAsyncEnumerable<RecordedEvent> IJournalNode.HistoryAsync(StreamKey key, JournalStreamHead head, CancellationToken cancellation) =>
        ReadAsync(key, head.SnapshotVersion, head.Version, cancellation);

    Task IJournalNode.SaveSnapshotAsync(
        JournalStream stream, long version, object state, StateFormat format, CancellationToken cancellation)
    {
        ThrowIfDead();
        _store.Save(stream.Key, new StoredSnapshot(version, format.Schema, format.Write(state)));
        return Task.CompletedTask;
    }

    Task IJournalNode.RenewLeaseAsync()
    {
        // A dead node's grains get no answer at all: not even that they will get none.
        if (_dead) return new TaskCompletionSource().Task;
        RenewLease();
        return Task.CompletedTask;
    }

    private async IAsyncEnumerable<RecordedEvent> ReadAsync(
        StreamKey key, long afterVersion, long upToVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ThrowIfDead();
        foreach (var row in _store.Rows(key, afterVersion, upToVersion))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var recorded in EventJson.Read(Types, row))
            {
                if (recorded.Version > afterVersion && recorded.Version <= upToVersion) yield return recorded;
            }
        }
        await Task.CompletedTask;
    }

    private void Arrived()
    {
        if (_options.Stepped) return;
        lock (_gate)
        {
            if (_committing) return;
            _committing = true;
        }
        _ = Task.Factory.StartNew(CommitAllAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _options.Scheduler);
    }

    private async Task CommitAllAsync()
    {
        while (!_dead)
        {
            if (Queue.Take() is { } batch)
            {
                var fault = FaultOf(batch);
                if (fault is CommitFault.Slow slow) await Task.Delay(slow.Time, _options.Clock);
                Commit(batch, fault);
                continue;
            }
            lock (_gate)
            {
                if (!Queue.IsEmpty) continue;
                _committing = false;
                return;
            }
        }
    }

    private CommitFault? FaultOf(PendingBatch batch) =>
        _options.Faults?.Invoke(new CommitAttempt(++_batches, [.. batch.Rows.Select(row => row.Stream.Key)]));

    private void Commit(PendingBatch batch, CommitFault? fault)
    {
        _dead = _dead || fault is CommitFault.Crash;
        if (fault is CommitFault.Crash { AfterCommit: false }) return;
        if (_store.TakeFence(this))
        {
            _incarnation = new object();
            foreach (var row in batch.Rows) row.Stream.Fail(row);
            return;
        }
        foreach (var row in batch.Rows) Commit(row, fault);
        // Written as a whole, and nobody hears of it.
        if (fault is CommitFault.LostAcknowledgement) batch.Rows.ForEach(row => Break(row, JournalFailure.Outage(null)));
        if (!_dead) Volatile.Write(ref _heardAt, _options.Clock.GetTimestamp());
        _store.Announce();
    }

    private void Commit(PendingRow row, CommitFault? fault)
    {
        var failure = fault switch
        {
            CommitFault.Outage => JournalFailure.Outage(null),
            CommitFault.Refusal refusal when refusal.Stream == row.Stream.Key => JournalFailure.Refused(new InvalidOperationException("Injected.")),
            CommitFault.Conflict conflict when conflict.Stream == row.Stream.Key => JournalFailure.Conflict,
            _ when row.HasLostGround => JournalFailure.LostGround,
            _ => null,
        };
        Position? written = null;
        if (failure is null)
        {
            written = _store.TryWrite(row.Stream.Key, row.Pack(Types), row.Commands);
            if (written is null) failure = JournalFailure.Conflict;
        }
        if (failure is not null) Break(row, failure);
        else if (written is { } position && !_dead && fault is not CommitFault.LostAcknowledgement) row.Stream.Complete(row, position);
    }

    /// <summary>Others may rest on the row, so that it failed counts on a node that is dead as well; nobody hears of it there.</summary>
    private void Break(PendingRow row, JournalFailure failure)
    {
        if (row.Task.IsCompleted) return;
        Queue.Break(row.Stream, failure);
        if (!_dead) row.Stream.Fail(row);
    }

    private void RenewLease()
    {
        if (_store.TakeFence(this)) _incarnation = new object();
        Volatile.Write(ref _heardAt, _options.Clock.GetTimestamp());
    }

    private void ThrowIfDead()
    {
        if (_dead) throw JournalFailure.Outage(null).ToException();
    }
}
