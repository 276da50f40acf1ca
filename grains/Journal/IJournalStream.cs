namespace Erp.Grains.Journal;

/// <summary>
/// One activation's hold on one stream. Not thread-safe: it belongs to the grain. After the first append that fails, the stream is
/// broken for good: everything pending and everything later fails too, so that a gap or a fork is impossible.
/// </summary>
public interface IJournalStream
{
    /// <summary>The state that the last snapshot of the right schema held, at <see cref="SnapshotVersion"/>; null if there is none.</summary>
    object? Snapshot { get; }

    long SnapshotVersion { get; }

    /// <summary>The events after the snapshot, for the one fold on activation.</summary>
    IAsyncEnumerable<RecordedEvent> HistoryAsync(CancellationToken cancellation);

    /// <summary>The version of the last event appended, durable or not.</summary>
    long Version { get; }

    /// <summary>
    /// Takes events into the queue, in call order, and returns at once: the task completes with the position when they are durable. They are
    /// serialised and validated here, so what the database would refuse throws here, before anything is queued.
    /// </summary>
    /// <exception cref="UnavailableException">The queue is full (<c>OVERLOADED</c>) or the stream is broken; nothing was queued.</exception>
    /// <exception cref="ArgumentException">An event holds what the journal cannot store (a U+0000 in a text); nothing was queued.</exception>
    /// <param name="restsOn">
    /// What other streams of the same node have pending, and these events are only true with: they become durable after it or together
    /// with it, and fail, and break this stream, if it fails.
    /// </param>
    Task<Position> Append(
        ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command = null,
        ImmutableArray<IPendingAppend> restsOn = default);

    /// <summary>
    /// All that was appended here and is not durable yet, for another stream to rest on; null if there is nothing to rest on but
    /// waiting: nothing is pending, or what is pending rests on others itself.
    /// </summary>
    IPendingAppend? Pending { get; }

    /// <summary>Called, on any thread, when an append has failed: nobody need be waiting for it.</summary>
    Action? Failed { set; }

    /// <summary>
    /// Completes when all that was appended so far is durable; fails if any of it failed. What a refusal, a duplicate or a read waits
    /// for. Already complete when nothing is pending, if this node's lease still holds.
    /// </summary>
    Task<Position> WhenDurable();

    /// <summary>Keeps a snapshot of a durable state; refused on a broken stream and for a version that is not durable.</summary>
    Task SaveSnapshotAsync(long version, object state, CancellationToken cancellation);
}
