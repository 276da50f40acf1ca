namespace Erp.Grains.Journal;

/// <summary>
/// The append-only source of truth. Everything else (snapshots, projected tables, feeds) can be deleted and rebuilt from it.
/// </summary>
public interface IJournal
{
    /// <summary>This node's journal, among all nodes and all their lives: what is appended here may rest on each other.</summary>
    Guid Node { get; }

    /// <summary>Opens a stream for its one writer. A stream that was never written to is empty, at version 0.</summary>
    /// <exception cref="UnavailableException">The database cannot be reached now.</exception>
    Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) where TState : class, IState<TState>;

    /// <summary>
    /// Looks a client's command up, durable ones only; look-ups that come together are answered by one statement.
    /// What was appended and is not durable yet is the grain's to remember.
    /// </summary>
    ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation);

    /// <summary>
    /// The ids of all commands recorded with a stream, in pages of a bounded size and no particular order, each once. Of those that become
    /// durable meanwhile it is not said whether they are among them.
    /// </summary>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(StreamKey stream, CancellationToken cancellation);

    /// <summary>The stream's durable events after a version, in order.</summary>
    IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation);

    /// <summary>
    /// Every entry after a position, in position order, then those to come, until cancelled: from memory where this node wrote them,
    /// else from the database. Nothing is skipped, nothing comes twice. An array holds what is at hand, bounded.
    /// Ends with an <see cref="UnavailableException"/> when the database cannot be reached; go on from the last position then.
    /// </summary>
    IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(Position after, CancellationToken cancellation);

    /// <summary>
    /// The entries of a company that hold an event of one kind, after a position and up to another, in position order. Pages are
    /// bounded; what lies between costs a look at each entry, of other companies too.
    /// </summary>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
        CompanyId company, Position after, Position upTo, CancellationToken cancellation) where TEvent : IEvent;

    /// <summary>The last durable position.</summary>
    Task<Position> HeadAsync(CancellationToken cancellation);
}
