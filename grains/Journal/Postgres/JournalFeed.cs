namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// What this node has committed lately, for its tails: the event objects themselves. Bounded; a reader that is further behind, or
/// misses what another node wrote in between, reads the database.
/// </summary>
internal sealed class JournalFeed(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ImmutableArray<JournalEntry>> _batches = new();
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
            while (_entries > capacity && _batches.Count > 1)
            {
                _entries -= _batches.First!.Value.Length;
                _batches.RemoveFirst();
            }
            (grown, _grown) = (_grown, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        grown.SetResult();
    }

    /// <summary>The entries that follow a position without a gap, as far as one batch goes; empty if they are not here.</summary>
    public ImmutableArray<JournalEntry> After(long position)
    {
        lock (_lock)
        {
            for (var node = _batches.Last; node is not null; node = node.Previous)
            {
                var batch = node.Value;
                if (position >= batch[^1].Position.Value) return [];
                if (position + 1 >= batch[0].Position.Value) return batch[(int)(position + 1 - batch[0].Position.Value)..];
            }
            return [];
        }
    }

    /// <summary>Whether a position is the last that this node knows of: nothing of its own is missing after it.</summary>
    public bool EndsAt(long position)
    {
        lock (_lock) return _batches.Last is { } last && last.Value[^1].Position.Value == position;
    }
}
