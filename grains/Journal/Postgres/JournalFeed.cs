namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// What this node has committed lately, for its tails: the event objects themselves. What all tails have passed is let go at once: were
/// it kept, every event would live long enough for the garbage collector to move it, twice. Bounded; a reader that is further behind, or
/// misses what another node wrote in between, reads the database.
/// </summary>
internal sealed class JournalFeed(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ImmutableArray<JournalEntry>> _batches = new();
    private readonly List<Reader> _readers = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entries;

    /// <summary>Completes at the next publication.</summary>
    public Task Grown
    {
        get
        {
            lock (_lock) return _grown.Task;
        }
    }

    public void Publish(ImmutableArray<JournalEntry> batch)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            _batches.AddLast(batch);
            _entries += batch.Length;
            Trim();
            (grown, _grown) = (_grown, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        grown.SetResult();
    }

    /// <summary>A tail that has read up to a position. What comes after is kept for it, within bounds, until it is disposed of.</summary>
    public Reader Follow(long position)
    {
        var reader = new Reader(this, position);
        lock (_lock) _readers.Add(reader);
        return reader;
    }

    /// <summary>Whether a position is the last that this node knows of: nothing of its own is missing after it.</summary>
    public bool EndsAt(long position)
    {
        lock (_lock) return _batches.Last is { } last && last.Value[^1].Position.Value == position;
    }

    private void Trim()
    {
        var passed = long.MaxValue;
        foreach (var reader in _readers) passed = Math.Min(passed, reader.Position);
        // The last batch stays: it says where this node has got to.
        while (_batches.Count > 1 && (_entries > capacity || _batches.First!.Value[^1].Position.Value <= passed))
        {
            _entries -= _batches.First!.Value.Length;
            _batches.RemoveFirst();
        }
    }

    private ImmutableArray<JournalEntry> After(long position)
    {
        for (var node = _batches.Last; node is not null; node = node.Previous)
        {
            var batch = node.Value;
            if (position >= batch[^1].Position.Value) return [];
            if (position + 1 >= batch[0].Position.Value) return batch[(int)(position + 1 - batch[0].Position.Value)..];
        }
        return [];
    }

    public sealed class Reader(JournalFeed feed, long position) : IDisposable
    {
        public long Position { get; private set; } = position;

        /// <summary>
        /// The entries that follow a position without a gap, as far as one batch goes; empty if they are not here. The reader is done
        /// with all before.
        /// </summary>
        public ImmutableArray<JournalEntry> After(long position)
        {
            lock (feed._lock)
            {
                Position = position;
                return feed.After(position);
            }
        }

        public void Dispose()
        {
            lock (feed._lock) feed._readers.Remove(this);
        }
    }
}
