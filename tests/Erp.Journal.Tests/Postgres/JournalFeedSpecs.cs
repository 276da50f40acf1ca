using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Postgres;

/// <summary>What a node keeps in memory for those who tail its journal, and no longer than for them.</summary>
public sealed class JournalFeedSpecs
{
    private readonly JournalFeed _feed = new(capacity: 10);

    [Fact]
    public void What_all_readers_have_passed_is_let_go_and_what_one_has_not_is_kept()
    {
        using var quick = _feed.Follow(0);
        using var slow = _feed.Follow(0);
        Publish(1, 3);
        Publish(4, 6);

        Assert.Equal([1, 2, 3], Positions(quick.After(0)));
        Assert.Equal([4, 5, 6], Positions(quick.After(3)));
        Assert.Empty(quick.After(6));
        Publish(7, 7);
        Assert.Equal([2, 3], Positions(slow.After(1)));
        Assert.Equal([4, 5, 6], Positions(slow.After(3)));
        Publish(8, 8);

        using var late = _feed.Follow(0);
        Assert.Empty(late.After(0));
        Assert.Equal([4, 5, 6], Positions(late.After(3)));
    }

    [Fact]
    public void Nobody_keeps_more_than_the_capacity()
    {
        using var stuck = _feed.Follow(0);
        for (var first = 1; first <= 31; first += 5) Publish(first, first + 4);

        Assert.Empty(stuck.After(0));
        Assert.Equal([26, 27, 28, 29, 30], Positions(stuck.After(25)));
    }

    [Fact]
    public void Who_is_gone_keeps_nothing_and_the_last_batch_stays()
    {
        _feed.Follow(0).Dispose();
        Publish(1, 2);
        Publish(3, 4);

        using var reader = _feed.Follow(0);
        Assert.Empty(reader.After(0));
        Assert.Equal([3, 4], Positions(reader.After(2)));
        Assert.True(_feed.EndsAt(4));
    }

    private void Publish(int first, int last) => _feed.Publish(
        [.. Enumerable.Range(first, last - first + 1).Select(at => new JournalEntry(new Position(1, at), Counting.Stream("a"), []))]);

    private static IEnumerable<long> Positions(ImmutableArray<JournalEntry> entries) => entries.Select(entry => entry.Position.Value);
}
