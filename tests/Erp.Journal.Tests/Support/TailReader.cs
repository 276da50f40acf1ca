using System.Collections.Immutable;
using Erp.Grains.Journal;

namespace Erp.Journal.Tests.Support;

/// <summary>Takes a tail's entries one by one.</summary>
public sealed class TailReader(IAsyncEnumerable<ImmutableArray<JournalEntry>> tail) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ImmutableArray<JournalEntry>> _batches = tail.GetAsyncEnumerator();
    private readonly Queue<JournalEntry> _entries = new();

    public async Task<JournalEntry> NextAsync()
    {
        while (_entries.Count == 0)
        {
            Assert.True(await _batches.MoveNextAsync().AsTask().Soon());
            foreach (var entry in _batches.Current) _entries.Enqueue(entry);
        }
        return _entries.Dequeue();
    }

    public async Task<List<JournalEntry>> TakeEventsAsync(int count)
    {
        var entries = new List<JournalEntry>();
        for (var events = 0; events < count; events += entries[^1].Events.Length) entries.Add(await NextAsync());
        return entries;
    }

    public ValueTask DisposeAsync() => _batches.DisposeAsync();
}
