namespace Erp.Grains.Journal.Storage;

/// <summary>What a stream needs of the journal's node that it is open on.</summary>
internal interface IJournalNode
{
    EventTypes Types { get; }

    JournalQueue Queue { get; }

    /// <summary>
    /// Replaced when another node has taken over from this one: whatever was opened before knows a state that may be overtaken, and is broken.
    /// </summary>
    object Incarnation { get; }

    /// <summary>Whether this node may answer from memory now.</summary>
    bool HoldsLease { get; }

    /// <summary>Completes when this node holds its lease again, or has learnt that it was fenced and begun a new incarnation.</summary>
    /// <exception cref="UnavailableException">The database cannot be reached, so it stays unknown.</exception>
    Task RenewLeaseAsync();

    /// <summary>The events after the head's snapshot, up to the head's version.</summary>
    IAsyncEnumerable<RecordedEvent> HistoryAsync(StreamKey key, JournalStreamHead head, CancellationToken cancellation);

    Task SaveSnapshotAsync(JournalStream stream, long version, object state, StateFormat format, CancellationToken cancellation);
}
