using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Erp.Grains.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Projections;

namespace Erp.Projections.Tests;

/// <summary>Tables that are behind must not claim to be current: readers and reconciliations wait on that claim.</summary>
public sealed class FreshnessSpecs
{
    private static readonly DateTimeOffset s_recorded = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_window_that_ends_before_the_head_is_as_old_as_its_last_event()
    {
        await using var feed = FeedOver(new HalfReadJournal(head: 2));

        var window = await feed.NextAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.Equal(s_recorded, window!.CurrentAsOf);
        Assert.Null(await feed.CurrentAtAsync(window.Last, CancellationToken.None));
    }

    [Fact]
    public async Task A_window_that_reaches_the_head_is_current()
    {
        await using var feed = FeedOver(new HalfReadJournal(head: 1));

        var window = await feed.NextAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.True(window!.CurrentAsOf > s_recorded);
        Assert.NotNull(await feed.CurrentAtAsync(window.Last, CancellationToken.None));
    }

    private static JournalFeed FeedOver(IJournal journal) => new(journal, default, new ProjectionOptions(), TimeProvider.System);

    /// <summary>Its tail has handed out the first position and is still busy reading the next ones, if there are any.</summary>
    private sealed class HalfReadJournal(long head) : IJournal
    {
        public Guid Node => default;

        public async IAsyncEnumerable<ImmutableArray<JournalEntry>> TailAsync(
            Position after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            var recorded = new RecordedEvent(1, new WarehouseDefined("MAIN", "Main"), "system", "", s_recorded);
            yield return [new JournalEntry(new Position(1, 1), new StreamKey(new CompanyId(1), "company/1"), [recorded])];
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }

        public IAsyncEnumerable<JournalEntry> ReadAsync<TEvent>(
            CompanyId company, Position after, Position upTo, CancellationToken cancellation) where TEvent : IEvent =>
            throw new NotSupportedException();

        public Task<Position> HeadAsync(CancellationToken cancellation) => Task.FromResult(new Position(1, head));

        public Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation)
            where TState : class, IState<TState> => throw new NotSupportedException();

        public ValueTask<RecordedCommand?> FindCommandAsync(StreamKey stream, string commandId, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ImmutableArray<string>> CommandIdsAsync(StreamKey stream, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamKey stream, long afterVersion, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
