namespace Erp.Grains.Journal.InMemory;

/// <summary>How an in-memory journal is driven. It has no thread of its own.</summary>
public sealed record InMemoryJournalOptions
{
    /// <summary>Bounds and lease, as for every journal.</summary>
    public JournalOptions Journal { get; init; } = new();

    /// <summary>Where batches are committed: a seeded scheduler in a simulation, the thread pool otherwise.</summary>
    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Nothing is committed but by <see cref="InMemoryJournal.Step"/>.</summary>
    public bool Stepped { get; init; }

    /// <summary>Decides, for every batch, what goes wrong; null for a batch that simply succeeds.</summary>
    public Func<CommitAttempt, CommitFault?>? Faults { get; init; }
}
