namespace Erp.Grains.Journal;

/// <summary>Bounds of the journal of one node. The defaults suit a node that shares a small machine with its database.</summary>
public sealed record JournalOptions
{
    /// <summary>Events of one batch at most. A batch is one statement, one transaction and one flush.</summary>
    public int BatchEvents { get; init; } = 4096;

    /// <summary>Payload of one batch at most, in bytes; a single append may exceed it and is then a batch by itself.</summary>
    public int BatchBytes { get; init; } = 8 << 20;

    /// <summary>Events that may wait for their turn; beyond, an append is refused as <c>OVERLOADED</c>.</summary>
    public int QueueEvents { get; init; } = 100_000;

    /// <summary>Payload that may wait for its turn, in bytes; beyond, an append is refused as <c>OVERLOADED</c>.</summary>
    public long QueueBytes { get; init; } = 128L << 20;

    /// <summary>
    /// A node that has neither committed nor heart-beaten for this long answers nothing until it has made sure that nobody took
    /// its place; other nodes may end it then.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an outage of the database may last before everything that waits is answered <c>UNAVAILABLE</c>.</summary>
    public TimeSpan OutageTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// This node is the only one by design (an embedded host on its own data folder): whoever else is registered is a former life
    /// of it, and is ended at start without waiting for its lease to run out.
    /// </summary>
    public bool SoleNode { get; init; }

    /// <summary>Entries a node keeps in memory for tails that are behind; one that falls further behind reads the database.</summary>
    public int FeedEntries { get; init; } = 50_000;

    /// <summary>How often a tail that has nothing to read asks the database for what other nodes wrote; never, on a sole node.</summary>
    public TimeSpan TailPoll { get; init; } = TimeSpan.FromMilliseconds(200);
}
