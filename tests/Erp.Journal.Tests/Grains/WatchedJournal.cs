using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Erp.Grains.Journal;

namespace Erp.Journal.Tests.Grains;

/// <summary>A journal that passes everything on, and counts what it is asked about commands.</summary>
internal sealed class WatchedJournal(IJournal inner) : IJournal
{
    public Guid Node => inner.Node;

    /// <summary>How often it was asked for an id.</summary>
    public int LookUps { get; private set; }

    /// <summary>How often somebody began to read all ids of a stream.</summary>
    public int Loads { get; private set; }

    /// <summary>How many pages of ids were read.</summary>
    public int Pages { get; private set; }

    /// <summary>How many of the next loads fail after their first page.</summary>
    public int FailingLoads { get; set; }

    /// <summary>No load goes on after its first page before this is complete.</summary>
    public Task LoadsGoOn { get; set; } = Task.CompletedTask;

    public ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation)
    {
        LookUps++;
        return inner.FindCommandAsync(stream, commandId, cancellation);
    }

    public async IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(
        StreamKey stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Loads++;
        await foreach (var ids in inner.CommandIdsAsync(stream, cancellation))
        {
            Pages++;
            yield return ids;
            await LoadsGoOn;
            if (FailingLoads == 0) continue;
            FailingLoads--;
            throw new UnavailableException();
        }
    }

    public Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) where TState : class, IState<TState> =>
        inner.OpenAsync<TState>(key, cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation) =>
        inner.ReadStreamAsync(stream, afterVersion, cancellation);

    public IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(Position after, CancellationToken cancellation) =>
        inner.TailAsync(after, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
        CompanyId company, Position after, Position upTo, CancellationToken cancellation) where TEvent : IEvent =>
        inner.ReadAsync<TEvent>(company, after, upTo, cancellation);

    public Task<Position> HeadAsync(CancellationToken cancellation) => inner.HeadAsync(cancellation);
}
