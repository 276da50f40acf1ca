using System.Runtime.InteropServices;

namespace Erp.Grains.Journal.Storage;

/// <summary>
/// One activation's hold on one stream, the same for every kind of journal: versions, the row that gathers, what is durable, and
/// the failure that ends it. Where it is written to is the node's business.
/// </summary>
internal sealed class JournalStream : IJournalStream
{
    private readonly IJournalNode _node;
    private readonly object _incarnation;
    private readonly JournalStreamHead _head;
    private readonly StateFormat? _format;
    private readonly Task<Position> _loaded;
    private volatile JournalFailure? _failure;
    private long _durableVersion;

    public JournalStream(IJournalNode node, object incarnation, StreamKey key, JournalStreamHead head, StateFormat? format)
    {
        _node = node;
        _format = format;
        _incarnation = incarnation;
        _head = head;
        _durableVersion = head.Version;
        _loaded = Task.FromResult(head.Position);
        Key = key;
        Id = head.Id;
        Version = head.Version;
    }

    public StreamKey Key { get; }

    /// <summary>The number that stands for the stream in the database; 0 until its first append is about to be written.</summary>
    public long Id { get; set; }

    public object? Snapshot => _head.Snapshot;

    public long SnapshotVersion => _head.SnapshotVersion;

    public long Version { get; private set; }

    /// <summary>The row of the last append; further appends join it while its batch gathers.</summary>
    public PendingRow? Tip { get; private set; }

    public Action? Failed { private get; set; }

    public JournalFailure? Failure =>
        _failure ?? (ReferenceEquals(_incarnation, _node.Incarnation) ? null : JournalFailure.Fenced);

    public IAsyncEnumerable<RecordedEvent> HistoryAsync(CancellationToken cancellation) =>
        _node.HistoryAsync(Key, _head, cancellation);

    public IPendingAppend? Pending
    {
        get
        {
            if (Tip is not { Task.IsCompleted: false, RestsOnOthers: false } tip) return null;
            tip.CarriesOthers = true;
            return tip;
        }
    }

    public Task<Position> Append(
        ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command = null,
        ImmutableArray<IPendingAppend> restsOn = default)
    {
        ThrowIfBroken();
        StorableText.Check(context.Caller.Actor, "actor");
        StorableText.Check(context.Caller.Correlation, "correlation");
        if (command is { } recorded) StorableText.Check(recorded.Id, "command id");
        CheckGround(restsOn);
        var list = ImmutableCollectionsMarshal.AsArray(events).AsSpan();
        if (list.IsEmpty) throw new ArgumentException("An append needs an event.", nameof(events));
        var json = EventJson.Write(_node.Types, list);
        Tip = _node.Queue.Add(this, list, json, context, command, restsOn);
        Version += list.Length;
        return Tip.Task;
    }

    public Task<Position> WhenDurable()
    {
        if (Tip is { Task.IsCompleted: false } pending) return pending.Task;
        if (Failure is { } failure) return Task.FromException<Position>(failure.ToException());
        var durable = Tip?.Task ?? _loaded;
        return _node.HoldsLease ? durable : WhenLeaseHolds(durable);
    }

    public Task SaveSnapshotAsync(long version, object state, CancellationToken cancellation)
    {
        ThrowIfBroken();
        if (version < 1 || version > Volatile.Read(ref _durableVersion))
            throw new InvalidOperationException($"Version {version} of {Key.Name} is not durable; a snapshot of it could show what never became true.");
        return _format is null ? Task.CompletedTask : _node.SaveSnapshotAsync(this, version, state, _format, cancellation);
    }

    public void ThrowIfBroken()
    {
        if (Failure is { } failure) throw failure.ToException();
    }

    /// <summary>Called by the lane once the row is committed.</summary>
    public void Complete(PendingRow row, Position position)
    {
        Volatile.Write(ref _durableVersion, row.LastVersion);
        row.Release();
        row.SetResult(position);
    }

    /// <summary>Called under the queue's lock; the first failure stands.</summary>
    public void Break(JournalFailure failure) => _failure ??= failure;

    /// <summary>Called by the lane for every row of a broken stream.</summary>
    public void Fail(PendingRow row)
    {
        row.Release();
        row.SetException((Failure ?? throw new InvalidOperationException("Only a broken stream's rows fail.")).ToException());
        // Nobody need be waiting: a one-way call may have appended it.
        _ = row.Task.Exception;
        Failed?.Invoke();
    }

    private void CheckGround(ImmutableArray<IPendingAppend> restsOn)
    {
        if (restsOn.IsDefaultOrEmpty) return;
        foreach (var other in restsOn)
        {
            if (other is not PendingRow row || row.Stream._node != _node)
                throw new ArgumentException("An append rests on what its own node has pending, and on nothing else.", nameof(restsOn));
        }
        if (Tip is { Batch: not null, CarriesOthers: true })
            throw new InvalidOperationException($"What {Key.Name} has pending carries others, so it cannot rest on others itself.");
    }

    private async Task<Position> WhenLeaseHolds(Task<Position> durable)
    {
        await _node.RenewLeaseAsync();
        ThrowIfBroken();
        return await durable;
    }
}
