namespace Erp.Grains.Journal.Storage;

/// <summary>
/// What waits to be written by a node's one lane. While a batch commits the next one gathers here: no timer, so nothing waits
/// when the lane is idle, and batches grow by themselves when it is not.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="arrived">Called, outside the lock, when the lane has to be woken.</param>
internal sealed class JournalQueue(JournalOptions options, Action arrived)
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingBatch> _batches = new();
    private PendingBatch? _gathering;
    private long _events;
    private long _bytes;
    private bool _closed;

    public bool IsEmpty
    {
        get
        {
            lock (_lock) return _batches.Count == 0;
        }
    }

    /// <summary>Adds an append to its stream's row of the batch that gathers now.</summary>
    /// <exception cref="UnavailableException">The stream is broken, or the queue is full; nothing was added.</exception>
    public PendingRow Add(
        JournalStream stream, ReadOnlySpan<IEvent> events, ReadOnlySpan<byte> json, in CommandContext context, RecordedCommand? command,
        ImmutableArray<IPendingAppend> restsOn)
    {
        PendingRow row;
        bool wake;
        lock (_lock)
        {
            stream.ThrowIfBroken();
            if (_closed) throw new UnavailableException("This node is shutting down; send the same request again.");
            if (_events > 0 && (_events + events.Length > options.QueueEvents || _bytes + json.Length > options.QueueBytes))
                throw new UnavailableException(UnavailableException.Overloaded, "More is waiting to be written than this node takes; try again shortly.");
            wake = _events == 0;
            _events += events.Length;
            _bytes += json.Length;
            row = RowOf(stream, events.Length, json.Length);
            row.Add(events, json, context, command);
            if (!restsOn.IsDefaultOrEmpty) row.RestOn(restsOn);
        }
        if (wake) arrived();
        return row;
    }

    /// <summary>
    /// The next batch, without the rows that must not be written any more: those fail here. What others rest on comes first. Null when
    /// nothing waits.
    /// </summary>
    public PendingBatch? Take()
    {
        PendingBatch? batch;
        lock (_lock)
        {
            if (!_batches.TryDequeue(out batch)) return null;
            if (batch == _gathering) _gathering = null;
            _events -= batch.Events;
            _bytes -= batch.Bytes;
        }
        batch.Rows.RemoveAll(row => !Stands(row));
        batch.CarriersFirst();
        return batch;
    }

    /// <summary>Whether a row may still be written. If its stream has broken, or something that it rests on has failed, it fails here.</summary>
    public bool Stands(PendingRow row)
    {
        if (row.Stream.Failure is null)
        {
            if (!row.HasLostGround) return true;
            Break(row.Stream, JournalFailure.LostGround);
        }
        row.Stream.Fail(row);
        return false;
    }

    /// <summary>Takes nothing more; what waits is still to be taken.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
    }

    /// <summary>Ends a stream: nothing of it is taken from now on, and what already waits fails when its batch is taken.</summary>
    public void Break(JournalStream stream, JournalFailure failure)
    {
        lock (_lock) stream.Break(failure);
    }

    private PendingRow RowOf(JournalStream stream, int events, int bytes)
    {
        if (_gathering is null || !_gathering.Takes(bytes, options))
        {
            _gathering = new PendingBatch();
            _batches.Enqueue(_gathering);
        }
        _gathering.Count(events, bytes);
        if (stream.Tip is { } tip && tip.Batch == _gathering) return tip;
        var row = new PendingRow(stream, _gathering, stream.Version + 1);
        _gathering.Rows.Add(row);
        return row;
    }
}
