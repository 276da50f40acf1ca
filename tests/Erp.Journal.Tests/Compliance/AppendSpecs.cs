using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task A_stream_that_was_never_written_to_is_empty()
    {
        var stream = await House.Node().OpenAsync("new");

        Assert.Equal(0, stream.Version);
        Assert.Null(stream.Snapshot);
        Assert.Empty(await House.Node().ReadAsync("new"));
        Assert.Equal(0, (await stream.WhenDurable().Soon()).Value);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_with_who_why_and_when()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await using (await House.HoldAsync())
        {
            _ = stream.Add(0);
            _ = stream.Append([new CounterEvent.Added(1), new CounterEvent.Noted("žluť 😀 \\u0000")], Counting.At(10));
            _ = stream.Append([new CounterEvent.Noted("x")], Counting.At(10, "user:bob"));
            _ = stream.Append([new CounterEvent.Added(2)], Counting.At(7, "user:bob", "request-2"));
        }
        await stream.Add(3).Soon();

        var events = await House.Node().ReadAsync("a");

        Assert.Equal(
            [
                (1, new CounterEvent.Added(0), "user:ann", "request-1", Counting.At(0).Now),
                (2, new CounterEvent.Added(1), "user:ann", "request-1", Counting.At(10).Now),
                (3, new CounterEvent.Noted("žluť 😀 \\u0000"), "user:ann", "request-1", Counting.At(10).Now),
                (4, new CounterEvent.Noted("x"), "user:bob", "request-1", Counting.At(10).Now),
                (5, new CounterEvent.Added(2), "user:bob", "request-2", Counting.At(7).Now),
                (6, (CounterEvent)new CounterEvent.Added(3), "user:ann", "request-1", Counting.At(0).Now),
            ],
            events.Select(e => ((int)e.Version, (CounterEvent)e.Event, e.Actor, e.Correlation, e.RecordedAt)));
    }

    [Fact]
    public async Task Appends_of_one_stream_become_durable_in_call_order()
    {
        var stream = await House.Node().OpenAsync("a");

        var positions = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => stream.Add(i))).Soon();

        Assert.Equal(positions.Order(Comparer<Position>.Create((x, y) => x.Value.CompareTo(y.Value))), positions);
        Assert.Equal(Enumerable.Range(1, 500), (await House.Node().ReadAsync("a")).Select(e => ((CounterEvent.Added)e.Event).Amount));
    }

    [Fact]
    public async Task An_append_is_taken_at_once_and_is_not_answered_before_it_is_durable()
    {
        var stream = await House.Node().OpenAsync("a");
        await stream.Add(1).Soon();
        Task<Position> appended, read;
        await using (await House.HoldAsync())
        {
            appended = stream.Add(2, 3);
            read = stream.WhenDurable();
            Assert.Equal(3, stream.Version);
            Assert.False(appended.IsCompleted);
            Assert.False(read.IsCompleted);
        }
        Assert.Equal(await appended.Soon(), await read.Soon());
    }

    [Fact]
    public async Task A_reader_starts_after_any_version_also_within_a_row()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1, 2, 3, 4).Soon();
        await stream.Add(5, 6).Soon();

        foreach (var after in Enumerable.Range(0, 8))
            Assert.Equal(Enumerable.Range(1, 6).Where(i => i > after), (await journal.ReadAsync("a", after)).Select(e => (int)e.Version));
    }

    [Fact]
    public async Task The_head_is_the_last_durable_position()
    {
        var journal = House.Node();
        var first = await (await journal.OpenAsync("a")).Add(1).Soon();
        var second = await (await journal.OpenAsync("b")).Add(1).Soon();

        Assert.True(second.Value > first.Value);
        Assert.Equal(second, await House.Node().HeadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_text_with_U_0000_is_refused_before_anything_is_queued()
    {
        var stream = await House.Node().OpenAsync("a");

        Assert.Throws<ArgumentException>(() => { _ = stream.Note("a\0b"); });
        Assert.Throws<ArgumentException>(() => { _ = stream.Append([new CounterEvent.Added(1)], Counting.At(0, "user:\0")); });
        Assert.Throws<ArgumentException>(() => { _ = stream.Append([new CounterEvent.Added(1)], Counting.Context, new RecordedCommand("\0", 1)); });

        Assert.Equal(0, stream.Version);
        await stream.Note("\\u0000 is harmless text").Soon();
        Assert.Equal(1, stream.Version);
    }

    [Fact]
    public async Task Commands_are_found_with_their_hash_and_version_once_durable()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        var hash = new UInt128(0xFEDC_BA98_7654_3210, 0x0123_4567_89AB_CDEF);
        Task<Position> appended;
        await using (await House.HoldAsync())
        {
            appended = stream.Append([new CounterEvent.Added(2), new CounterEvent.Added(3)], Counting.Context, new RecordedCommand("sale-1", hash));
            Assert.Null(await journal.FindCommandAsync(Counting.Stream("a"), "sale-1", CancellationToken.None));
        }
        await appended.Soon();

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            House.Node().FindCommandAsync(Counting.Stream(i % 2 == 0 ? "a" : "b"), i % 3 == 0 ? "sale-1" : "sale-2", CancellationToken.None).AsTask())).Soon();

        for (var i = 0; i < found.Length; i++)
            Assert.Equal(i % 6 == 0 ? new RecordedCommand("sale-1", hash, 3) : null, found[i]);
    }
}
