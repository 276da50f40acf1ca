using System.Collections.Concurrent;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Compiled documents by their text, bounded in number and bytes. Lookups take no lock; documents that have not been
/// used since the hand last passed them give way to new ones (the clock algorithm). The hash is seeded by process, and
/// the text is compared, so a client can neither provoke collisions nor be served another's document.
/// </summary>
internal sealed class DocumentCache(int maxDocuments, int maxBytes)
{
    private readonly ConcurrentDictionary<int, Entry> _entries = new();
    private readonly Queue<Entry> _clock = new();
    private readonly Lock _gate = new();
    private int _bytes;

    /// <summary>How many documents are kept.</summary>
    public int Count => _entries.Count;

    /// <param name="text">The document as it came.</param>
    /// <param name="isEscaped">Whether the text is the inside of a JSON string that has escapes.</param>
    public CompiledDocument? Find(ReadOnlySpan<byte> text, bool isEscaped)
    {
        if (!_entries.TryGetValue(Hash(text, isEscaped), out var entry) || !entry.Is(text, isEscaped)) return null;
        entry.WasUsed = true;
        return entry.Document;
    }

    public void Add(ReadOnlySpan<byte> text, bool isEscaped, CompiledDocument document)
    {
        if (Math.Max(text.Length, document.Length) > maxBytes) return;
        var entry = new Entry(Hash(text, isEscaped), text.ToArray(), isEscaped, document);
        lock (_gate)
        {
            // The first of two texts with one hash stays; the other is compiled each time.
            if (!_entries.TryAdd(entry.Key, entry)) return;
            _clock.Enqueue(entry);
            _bytes += entry.Size;
            while (_clock.Count > maxDocuments || _bytes > maxBytes) Evict();
        }
    }

    private void Evict()
    {
        var candidate = _clock.Dequeue();
        if (candidate.WasUsed)
        {
            candidate.WasUsed = false;
            _clock.Enqueue(candidate);
            return;
        }
        _entries.TryRemove(candidate.Key, out _);
        _bytes -= candidate.Size;
    }

    private static int Hash(ReadOnlySpan<byte> text, bool isEscaped)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        hash.Add(isEscaped);
        return hash.ToHashCode();
    }

    private sealed class Entry(int key, byte[] text, bool isEscaped, CompiledDocument document)
    {
        private volatile bool _wasUsed;

        public int Key { get; } = key;

        /// <summary>Under a hash, a document is longer than its key.</summary>
        public int Size { get; } = Math.Max(text.Length, document.Length);

        public CompiledDocument Document { get; } = document;

        public bool WasUsed { get => _wasUsed; set => _wasUsed = value; }

        public bool Is(ReadOnlySpan<byte> other, bool escaped) => escaped == isEscaped && other.SequenceEqual(text);
    }
}
