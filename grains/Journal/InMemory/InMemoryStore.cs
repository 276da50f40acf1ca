using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.InMemory;

/// <summary>
/// What an in-memory journal writes to: it outlives the journals (nodes) on it, as a database does. Rows are kept packed and
/// serialised, so that what a grain reloads has gone through the same bytes as in PostgreSQL.
/// </summary>
public sealed class InMemoryStore
{
    private readonly Lock _lock = new();
    private readonly List<(StreamKey Stream, PackedRow Row)> _rows = [];
    private readonly Dictionary<StreamKey, StoredStream> _streams = [];
    private readonly HashSet<object> _fenced = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _nodes;

    /// <summary>The first part of every position given out here.</summary>
    public int Epoch { get; init; } = 1;

    public Position Head
    {
        get
        {
            lock (_lock) return new Position(Epoch, _rows.Count);
        }
    }

    /// <summary>Names the journals on this store; the same ones every time, since a simulation's trace may show them.</summary>
    internal Guid NextNode() => new(Interlocked.Increment(ref _nodes), 0, 0, new byte[8]);

    /// <summary>Ends a node from outside: it can write no more, and is told so when it next asks.</summary>
    public void Fence(InMemoryJournal node)
    {
        lock (_lock) _fenced.Add(node);
    }

    /// <summary>Whether the node was fenced since it last asked; it is then a new one, with nothing open.</summary>
    internal bool TakeFence(InMemoryJournal node)
    {
        lock (_lock) return _fenced.Remove(node);
    }

    /// <summary>Writes a row if its first version is the stream's next; null when somebody else has written that version.</summary>
    internal Position? TryWrite(StreamKey key, in PackedRow row, IReadOnlyList<RecordedCommand>? commands)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(key, out var stream)) _streams.Add(key, stream = new StoredStream());
            if (row.FirstVersion != stream.LastVersion + 1) return null;
            if (commands is not null && commands.Any(command => stream.Commands.ContainsKey(command.Id))) return null;
            foreach (var command in commands ?? []) stream.Commands.Add(command.Id, command);
            _rows.Add((key, row with { Payload = row.Payload.ToArray() }));
            stream.LastVersion = row.LastVersion;
            stream.Rows.Add(_rows.Count - 1);
            return new Position(Epoch, _rows.Count);
        }
    }

    /// <summary>Wakes those who tail, once a batch is complete.</summary>
    internal void Announce()
    {
        TaskCompletionSource grown;
        lock (_lock) (grown, _grown) = (_grown, new(TaskCreationOptions.RunContinuationsAsynchronously));
        grown.SetResult();
    }

    /// <summary>At most <paramref name="limit"/> rows after a position, and a task that completes when there may be more.</summary>
    internal (ImmutableArray<(Position Position, StreamKey Stream, PackedRow Row)> Rows, Task Grown) After(long position, int limit)
    {
        lock (_lock)
        {
            var rows = Enumerable.Range((int)position, Math.Max(0, Math.Min(limit, _rows.Count - (int)position)))
                .Select(i => (new Position(Epoch, i + 1), _rows[i].Stream, _rows[i].Row));
            return ([.. rows], _grown.Task);
        }
    }

    internal JournalStreamHead Load(StreamKey key, StateFormat? format)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(key, out var stream)) return new JournalStreamHead(0, 0, new Position(Epoch, 0), null, 0);
            var snapshot = stream.Snapshot is { } stored && stored.Schema == format?.Schema ? stored : null;
            var state = snapshot is null ? null : format!.Read(snapshot.State);
            var position = new Position(Epoch, stream.Rows.Count == 0 ? 0 : stream.Rows[^1] + 1);
            return new JournalStreamHead(0, stream.LastVersion, position, state, state is null ? 0 : snapshot!.Version);
        }
    }

    internal ImmutableArray<PackedRow> Rows(StreamKey key, long afterVersion, long upToVersion)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(key, out var stream)) return [];
            return [.. stream.Rows.Select(i => _rows[i].Row).Where(row => row.LastVersion > afterVersion && row.FirstVersion <= upToVersion)];
        }
    }

    internal RecordedCommand? Command(StreamKey key, string id)
    {
        lock (_lock)
            return _streams.TryGetValue(key, out var stream) && stream.Commands.TryGetValue(id, out var command) ? command : null;
    }

    internal ImmutableArray<string> CommandIds(StreamKey key)
    {
        lock (_lock) return _streams.TryGetValue(key, out var stream) ? [.. stream.Commands.Keys] : [];
    }

    internal ImmutableArray<RecordedCommand> Commands(StreamKey key, long first, long last)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(key, out var stream)) return [];
            return [.. stream.Commands.Values.Where(command => command.Version >= first && command.Version <= last)];
        }
    }

    internal void Save(StreamKey key, StoredSnapshot snapshot)
    {
        lock (_lock)
        {
            var stream = _streams[key];
            if (stream.Snapshot is not { } kept || kept.Version <= snapshot.Version || kept.Schema != snapshot.Schema) stream.Snapshot = snapshot;
        }
    }

    private sealed class StoredStream
    {
        public long LastVersion { get; set; }

        public List<int> Rows { get; } = [];

        public Dictionary<string, RecordedCommand> Commands { get; } = new(StringComparer.Ordinal);

        public StoredSnapshot? Snapshot { get; set; }
    }
}
