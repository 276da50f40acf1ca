using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that passes everything on but what a saboteur does to its streams.</summary>
internal sealed class TamperedJournal(IJournal inner, Func<IJournalStream, IJournalStream> tamper) : IJournal
{
    public Guid Node => inner.Node;

    public async Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) where TState : class, IState<TState> =>
        tamper(await inner.OpenAsync<TState>(key, cancellation));

    public ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation) =>
        inner.FindCommandAsync(stream, commandId, cancellation);

    public IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(StreamKey stream, CancellationToken cancellation) =>
        inner.CommandIdsAsync(stream, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation) =>
        inner.ReadStreamAsync(stream, afterVersion, cancellation);

    public IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(Position after, CancellationToken cancellation) =>
        inner.TailAsync(after, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
        CompanyId company, Position after, Position upTo, CancellationToken cancellation) where TEvent : IEvent =>
        inner.ReadAsync<TEvent>(company, after, upTo, cancellation);

    public Task<Position> HeadAsync(CancellationToken cancellation) => inner.HeadAsync(cancellation);
}
