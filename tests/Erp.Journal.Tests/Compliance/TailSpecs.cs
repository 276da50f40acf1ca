using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task A_tail_shows_what_is_there_and_then_what_comes()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        await using var tail = new TailReader(House.Node().TailAsync(default, CancellationToken.None));

        Assert.Equal(1, (await tail.NextAsync()).Events[0].Version);
        var position = await stream.Append([new CounterEvent.Noted("b")], Counting.At(5)).Soon();

        var entry = await tail.NextAsync();
        Assert.Equal(position, entry.Position);
        Assert.Equal(Counting.Stream("a"), entry.Stream);
        Assert.Equal(new RecordedEvent(2, new CounterEvent.Noted("b"), "user:ann", "request-1", Counting.At(5).Now), entry.Events[0]);
    }

    [Fact]
    public async Task A_tail_starts_after_the_position_it_is_given()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        var second = await stream.Add(2).Soon();
        await stream.Add(3).Soon();
        await using var tail = new TailReader(journal.TailAsync(second, CancellationToken.None));

        Assert.Equal(3, (await tail.NextAsync()).Events[0].Version);
    }

    /// <summary>Several nodes write and stall at the lock; what a reader remembers must never make it skip anything.</summary>
    [Fact]
    public async Task A_reader_of_several_writers_skips_nothing_sees_nothing_twice_and_keeps_every_streams_order()
    {
        const int Writers = 3;
        const int Streams = 20;
        const int Rounds = 15;
        var reader = House.Node(new JournalOptions { FeedEntries = 50 });
        await using var tail = new TailReader(reader.TailAsync(default, CancellationToken.None));
        var reading = tail.TakeEventsAsync(Writers * Streams * Rounds * 2);
        var nodes = Enumerable.Range(0, Writers).Select(i => i == 0 ? reader : House.Node()).ToArray();

        await Task.WhenAll(nodes.Select(async (node, n) =>
        {
            var streams = await Task.WhenAll(Enumerable.Range(0, Streams).Select(s => node.OpenAsync($"w{n}s{s}")));
            for (var round = 0; round < Rounds; round++)
            {
                List<Task<Position>> appends;
                await using (await House.HoldAsync()) appends = [.. streams.Select(stream => stream.Add(1, 2))];
                await Task.WhenAll(appends).Soon();
            }
        }));

        var entries = await reading.Soon();
        Assert.Equal(entries.Select(entry => entry.Position.Value).Order().Distinct(), entries.Select(entry => entry.Position.Value));
        var streamsSeen = entries.GroupBy(entry => entry.Stream).ToList();
        Assert.Equal(Writers * Streams, streamsSeen.Count);
        foreach (var seen in streamsSeen)
            Assert.Equal(Enumerable.Range(1, Rounds * 2).Select(i => (long)i), seen.SelectMany(entry => entry.Events).Select(e => e.Version));
    }

    [Fact]
    public async Task A_tail_ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var tail = new TailReader(House.Node().TailAsync(default, cancellation.Token));
        var next = tail.NextAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Soon());
    }

    [Fact]
    public async Task Entries_that_hold_a_kind_of_event_are_read_by_company_between_two_positions()
    {
        var journal = House.Node();
        var (ours, theirs) = (await journal.OpenAsync("a"), await OpenAsync(journal, company: 2));
        var before = await ours.Note("too early").Soon();
        await ours.Add(1).Soon();
        var mixed = await ours.Append([new CounterEvent.Added(1), new CounterEvent.Noted("b")], Counting.Context).Soon();
        await theirs.Note("another company's").Soon();
        var last = await ours.Note("c").Soon();
        await ours.Note("too late").Soon();

        var read = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync<CounterEvent.Noted>(new CompanyId(1), before, last, CancellationToken.None)) read.Add(entry);

        Assert.Equal([mixed, last], read.Select(entry => entry.Position));
        Assert.Equal([new CounterEvent.Added(1), new CounterEvent.Noted("b")], read[0].Events.Select(recorded => recorded.Event));

        static Task<IJournalStream> OpenAsync(IJournal journal, int company) =>
            journal.OpenAsync<CounterState>(new StreamKey(new CompanyId(company), $"counter/{company}/a"), CancellationToken.None);
    }
}
