using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A stream that passes everything on; a saboteur overrides what it spoils.</summary>
internal abstract class TamperedStream(IJournalStream inner) : IJournalStream
{
    public object? Snapshot => inner.Snapshot;

    public long SnapshotVersion => inner.SnapshotVersion;

    public long Version => inner.Version;

    public IAsyncEnumerable<RecordedEvent> HistoryAsync(CancellationToken cancellation) => inner.HistoryAsync(cancellation);

    public IPendingAppend? Pending => inner.Pending;

    public Action? Failed { set => inner.Failed = value; }

    public virtual Task<Position> Append(
        ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command = null,
        ImmutableArray<IPendingAppend> restsOn = default) =>
        inner.Append(events, context, command, restsOn);

    public virtual Task<Position> WhenDurable() => inner.WhenDurable();

    public Task SaveSnapshotAsync(long version, object state, CancellationToken cancellation) =>
        inner.SaveSnapshotAsync(version, state, cancellation);
}
