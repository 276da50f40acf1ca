using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// The journal of one node in PostgreSQL (db-scripts/0001_journal.sql). Connects on first use; disposing it writes what still
/// waits. Safe for concurrent use.
/// </summary>
public sealed class PostgresJournal : IJournal, IJournalNode, IAsyncDisposable
{
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly JournalFeed _feed;
    private readonly JournalLane _lane;
    private readonly StreamLoader _streams;
    private readonly EventReader _events;
    private readonly PositionReader _positions;
    private readonly CommandTable _commands;
    private readonly CommandIdReader _commandIds;
    private readonly SnapshotTable _snapshots;

    public PostgresJournal(
        NpgsqlDataSource database, EventTypes types, JournalOptions options, TimeProvider clock, ILogger<PostgresJournal> log)
    {
        Types = types;
        _options = options;
        _clock = clock;
        _feed = new JournalFeed(options.FeedEntries);
        _lane = new JournalLane(database, types, _feed, options, clock, log);
        _streams = new StreamLoader(database);
        _events = new EventReader(database, types);
        _positions = new PositionReader(database, types);
        _commands = new CommandTable(database);
        _commandIds = new CommandIdReader(database);
        _snapshots = new SnapshotTable(database);
    }

    public EventTypes Types { get; }

    public Guid Node { get; } = Guid.NewGuid();

    JournalQueue IJournalNode.Queue => _lane.Queue;

    object IJournalNode.Incarnation => _lane.Incarnation;

    bool IJournalNode.HoldsLease => _lane.HoldsLease;

    public Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) where TState : class, IState<TState> =>
        OpenAsync(key, StateFormat.Of<TState>(Types), cancellation);

    public async ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation)
    {
        // What cannot be stored was never recorded; asking for it would fail the look-ups that go with it.
        if (!StorableText.IsStorable(commandId)) return null;
        return await _commands.FindAsync(stream, commandId).WaitAsync(cancellation);
    }

    public IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(StreamKey stream, CancellationToken cancellation) =>
        _commandIds.ReadAsync(stream, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation) =>
        _events.ReadAsync(stream, afterVersion, long.MaxValue, cancellation);

    public async IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(
        Position after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ReadyAsync(cancellation);
        if (after.Value > 0 && after.Epoch != _lane.Epoch)
            throw new InvalidOperationException($"Position {after} is of another epoch than the journal's {_lane.Epoch}.");
        var at = after.Value;
        using var reader = _feed.Follow(at);
        for (var complete = false; ;)
        {
            var grown = _feed.Grown;
            var entries = reader.After(at);
            if (entries.IsEmpty && !complete) entries = await _positions.AfterAsync(at, _lane.Epoch, cancellation);
            if (entries.IsEmpty)
            {
                await MoreAsync(grown, cancellation);
                complete = false;
                continue;
            }
            at = entries[^1].Position.Value;
            complete = _feed.EndsAt(at);
            yield return entries;
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
        CompanyId company, Position after, Position upTo, [EnumeratorCancellation] CancellationToken cancellation) where TEvent : IEvent
    {
        await ReadyAsync(cancellation);
        await foreach (var entry in _positions.OfKindAsync(company, Types.NameOf<TEvent>(), after, upTo, cancellation)) yield return entry;
    }

    public async Task<Position> HeadAsync(CancellationToken cancellation)
    {
        await ReadyAsync(cancellation);
        return new Position(_lane.Epoch, await _positions.HeadAsync(cancellation));
    }

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    Task IJournalNode.RenewLeaseAsync() => _lane.RenewAsync();

    IAsyncEnumerable<RecordedEvent> IJournalNode.HistoryAsync(StreamKey key, JournalStreamHead head, CancellationToken cancellation) =>
        _events.HistoryAsync(key, head, cancellation);

    async Task IJournalNode.SaveSnapshotAsync(
        JournalStream stream, long version, object state, StateFormat format, CancellationToken cancellation)
    {
        // A big state takes a while to write, and its grain has other things to do.
        var json = await Task.Run(() => format.Write(state), cancellation);
        await _snapshots.SaveAsync(stream.Id, version, format.Schema, json).WaitAsync(cancellation);
    }

    private async Task<IJournalStream> OpenAsync(StreamKey key, StateFormat? format, CancellationToken cancellation)
    {
        StorableText.Check(key.Name, "stream's name");
        await ReadyAsync(cancellation);
        var incarnation = _lane.Incarnation;
        var head = await _streams.LoadAsync(key, format, _lane.Epoch, cancellation);
        return new JournalStream(this, incarnation, key, head, format);
    }

    /// <summary>What an earlier connection was still about to commit must be settled before anything is loaded.</summary>
    private async ValueTask ReadyAsync(CancellationToken cancellation)
    {
        if (!_lane.IsSettled) await _lane.RenewAsync().WaitAsync(cancellation);
    }

    private async Task MoreAsync(Task grown, CancellationToken cancellation)
    {
        if (_options.SoleNode) await grown.WaitAsync(cancellation);
        else await Task.WhenAny(grown, Task.Delay(_options.TailPoll, _clock, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }
}
