using System.Buffers;

namespace Erp.Grains.Journal.Storage;

/// <summary>
/// The events that a stream got while one batch gathers: a row in the making and, at once, the promise that all of its
/// appends are answered with. One promise for a row, however many commands it holds, is what lets a hot stream pipeline cheaply.
/// </summary>
/// <remarks>Filled under the queue's lock until its batch is taken; then it belongs to whoever writes the batch.</remarks>
internal sealed class PendingRow(JournalStream stream, PendingBatch batch, long firstVersion)
    : TaskCompletionSource<Position>(TaskCreationOptions.RunContinuationsAsynchronously), IPendingAppend
{
    /// <summary>Rows of other streams without which this one must not be written; null when there are none, as for most rows.</summary>
    private List<PendingRow>? _restsOn;

    private RecordedEvent[] _events = [];
    private byte[] _payload = [];
    private int _length;

    public JournalStream Stream { get; } = stream;

    /// <summary>The batch that the row gathers in; null once it is written or has failed.</summary>
    public PendingBatch? Batch { get; private set; } = batch;

    public long FirstVersion { get; } = firstVersion;

    public int Count { get; private set; }

    public long LastVersion => FirstVersion + Count - 1;

    public ReadOnlySpan<RecordedEvent> Events => _events.AsSpan(0, Count);

    public bool RestsOnOthers => _restsOn is not null;

    /// <summary>Another row rests on this one, which therefore may not rest on any: a chain of two is all there is, and no circle.</summary>
    public bool CarriesOthers { get; set; }

    public bool HasFailed => Task.IsFaulted || (!Task.IsCompleted && Stream.Failure is not null);

    /// <summary>Clients' commands that these events answer; null when there are none, as for most rows.</summary>
    public List<RecordedCommand>? Commands { get; private set; }

    public void Add(ReadOnlySpan<IEvent> events, ReadOnlySpan<byte> json, in CommandContext context, RecordedCommand? command)
    {
        if (_events.Length < Count + events.Length)
            Array.Resize(ref _events, Math.Max(Count + events.Length, Count == 0 ? 0 : Count * 2));
        var at = WholeMicroseconds(context.Now);
        foreach (var @event in events)
        {
            _events[Count] = new RecordedEvent(FirstVersion + Count, @event, context.Caller.Actor, context.Caller.Correlation, at);
            Count++;
        }
        AddJson(json);
        if (command is { } recorded) (Commands ??= []).Add(recorded with { Version = LastVersion });
    }

    public void RestOn(ImmutableArray<IPendingAppend> others)
    {
        foreach (PendingRow other in others)
        {
            if (!other.Task.IsCompletedSuccessfully) (_restsOn ??= []).Add(other);
        }
    }

    /// <summary>Whether something that this row rests on will never be durable.</summary>
    public bool HasLostGround => _restsOn is not null && _restsOn.Exists(static row => row.HasFailed);

    public PackedRow Pack(EventTypes types) => new(
        FirstVersion,
        LastVersion,
        EventNames.Pack(types, Events),
        _payload.AsMemory(0, _length),
        _events[0].Actor,
        _events[0].Correlation,
        _events[0].RecordedAt,
        EventStamps.Pack(Events));

    /// <summary>The row's events for those who tail the journal: the very objects, not parsed again. Ends the filling.</summary>
    public JournalEntry Entry(Position position)
    {
        if (_events.Length != Count) Array.Resize(ref _events, Count);
        return new(position, Stream.Key, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(_events));
    }

    /// <summary>
    /// Lets go of everything but the promise, once the row is written or has failed: an idle stream keeps its last row, and through
    /// it would keep a whole batch of other streams' events alive.
    /// </summary>
    public void Release()
    {
        ReturnPayload();
        _events = [];
        Commands = null;
        Batch = null;
        _restsOn = null;
    }

    private void AddJson(ReadOnlySpan<byte> json)
    {
        // An array: "[" or "," before, and room for the "]" which the next addition overwrites with its comma.
        var needed = Math.Max(_length, 1) + json.Length + 1;
        if (_payload.Length < needed) Grow(needed);
        _payload[Math.Max(_length - 1, 0)] = _length == 0 ? (byte)'[' : (byte)',';
        json.CopyTo(_payload.AsSpan(Math.Max(_length, 1)));
        _payload[needed - 1] = (byte)']';
        _length = needed;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(_length == 0 ? needed : Math.Max(needed, _length * 2));
        _payload.AsSpan(0, _length).CopyTo(larger);
        ReturnPayload();
        _payload = larger;
    }

    private void ReturnPayload()
    {
        if (_payload.Length > 0) ArrayPool<byte>.Shared.Return(_payload);
        _payload = [];
    }

    /// <summary>The database keeps microseconds; what a tail shows from memory must equal what is read back.</summary>
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
