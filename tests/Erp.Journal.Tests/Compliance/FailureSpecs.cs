using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task Of_two_writers_racing_for_a_version_one_wins_and_the_other_is_told_conflict()
    {
        var one = await House.Node().OpenAsync("a");
        var other = await House.Node().OpenAsync("a");
        Task<Position>[] appends;
        await using (await House.HoldAsync()) appends = [one.Add(1), other.Add(2)];

        await Assert.ThrowsAsync<UnavailableException>(() => Task.WhenAll(appends).Soon());

        var lost = Assert.Single(appends, append => append.IsFaulted);
        Assert.Equal(UnavailableException.Conflict, await lost.CodeOf());
        var written = Assert.Single(await House.Node().ReadAsync("a"));
        Assert.Equal(new CounterEvent.Added(lost == appends[0] ? 2 : 1), written.Event);
    }

    [Fact]
    public async Task A_loser_stays_broken_and_the_next_activation_goes_on()
    {
        var journal = House.Node();
        var loser = await journal.OpenAsync("a");
        await (await House.Node().OpenAsync("a")).Add(1).Soon();

        Assert.Equal(UnavailableException.Conflict, await loser.Add(2).CodeOf());

        Assert.Equal(UnavailableException.Conflict, Assert.Throws<UnavailableException>(() => { _ = loser.Add(3); }).Code);
        Assert.Equal(UnavailableException.Conflict, await loser.WhenDurable().CodeOf());
        var (next, state) = await journal.LoadAsync("a");
        Assert.Equal(1, state.Total);
        await next.Add(4).Soon();
    }

    [Fact]
    public Task A_conflict_in_the_middle_of_a_batch_hurts_no_other_stream() => OneOfMany(async culprit =>
        await (await House.Node().OpenAsync(culprit)).Add(1).Soon(), UnavailableException.Conflict);

    [Fact]
    public Task A_payload_that_the_store_refuses_hurts_no_other_stream() => OneOfMany(culprit =>
        House.RefuseAsync(Counting.Stream(culprit), """{"Amount":5}"""), UnavailableException.Unavailable);

    private async Task OneOfMany(Func<string, Task> spoil, string code)
    {
        var journal = House.Node();
        var streams = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => journal.OpenAsync($"s{i}")));
        await spoil("s4");
        List<Task<Position>> appends;
        await using (await House.HoldAsync()) appends = [.. streams.Concat(streams).Select((stream, i) => stream.Add(i + 1, 100))];

        for (var i = 0; i < appends.Count; i++)
        {
            if (i % 9 == 4) Assert.Equal(code, await appends[i].CodeOf());
            else await appends[i].Soon();
        }

        for (var i = 0; i < streams.Length; i++)
        {
            if (i == 4) continue;
            Assert.Equal([i + 1, 100, i + 10, 100], (await journal.ReadAsync($"s{i}")).Select(e => ((CounterEvent.Added)e.Event).Amount));
            await streams[i].Add(1).Soon();
        }
    }

    [Fact]
    public async Task What_was_pipelined_behind_a_failed_append_fails_too_and_is_never_written()
    {
        var journal = House.Node(new JournalOptions { BatchEvents = 1 });
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        await (await House.Node().LoadAsync("a")).Stream.Add(10).Soon();
        Task<Position>[] appends;
        await using (await House.HoldAsync()) appends = [stream.Add(2), stream.Add(3), stream.Add(4)];

        foreach (var append in appends) Assert.Equal(UnavailableException.Conflict, await append.CodeOf());

        Assert.Equal(11, (await journal.LoadAsync("a")).State.Total);
    }

    [Fact]
    public async Task Whoever_waits_for_state_that_fails_to_become_durable_is_not_answered()
    {
        var stream = await House.Node().OpenAsync("a");
        await (await House.Node().OpenAsync("a")).Add(1).Soon();
        Task<Position> refusal, read;
        await using (await House.HoldAsync())
        {
            _ = stream.Add(2);
            refusal = stream.WhenDurable();
            _ = stream.Add(3);
            read = stream.WhenDurable();
        }

        Assert.Equal(UnavailableException.Conflict, await refusal.CodeOf());
        Assert.Equal(UnavailableException.Conflict, await read.CodeOf());
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_takes_again_when_it_has_drained()
    {
        var journal = House.Node(new JournalOptions { QueueEvents = 10, BatchEvents = 4 });
        var stream = await journal.OpenAsync("a");
        var other = await journal.OpenAsync("b");
        var taken = new List<Task<Position>>();
        await using (await House.HoldAsync())
        {
            // Ten may wait, and a batch of four may be on its way already.
            foreach (var each in new[] { stream, other })
            {
                Assert.Equal(UnavailableException.Overloaded, Assert.Throws<UnavailableException>(() =>
                {
                    for (var i = 0; i < 100; i++) taken.Add(each.Add(i));
                }).Code);
            }
            Assert.InRange(taken.Count, 10, 14);
        }

        await Task.WhenAll(taken).Soon();
        Assert.Equal(taken.Count, stream.Version + other.Version);
        await stream.Add(1).Soon();
        await other.Add(1).Soon();
    }

    [Fact]
    public async Task A_queue_full_of_bytes_refuses_as_well()
    {
        var stream = await House.Node(new JournalOptions { QueueBytes = 1000, BatchBytes = 500 }).OpenAsync("a");
        var taken = new List<Task<Position>>();
        await using (await House.HoldAsync())
        {
            Assert.Equal(UnavailableException.Overloaded, Assert.Throws<UnavailableException>(() =>
            {
                for (var i = 0; i < 100; i++) taken.Add(stream.Note(new string('x', 300)));
            }).Code);
        }
        await Task.WhenAll(taken).Soon();
    }

    [Fact]
    public async Task A_frozen_node_that_wakes_up_answers_nothing_of_what_it_remembers()
    {
        var clock = new ManualClock();
        var options = new JournalOptions();
        var frozen = House.Node(options, clock);
        var stream = await frozen.OpenAsync("a");
        await stream.Add(1).Soon();
        await stream.WhenDurable().Soon();

        var taker = await House.TakeOverAsync(frozen);
        await (await taker.LoadAsync("a")).Stream.Add(10).Soon();
        clock.Advance(options.Lease);

        Assert.Equal(UnavailableException.Conflict, await stream.WhenDurable().CodeOf());
        Assert.Equal(UnavailableException.Conflict, Assert.Throws<UnavailableException>(() => { _ = stream.Add(2); }).Code);
        var (reloaded, state) = await frozen.LoadAsync("a");
        Assert.Equal(11, state.Total);
        await reloaded.Add(1).Soon();
    }

    [Fact]
    public async Task A_node_that_was_ended_writes_nothing_more()
    {
        var ended = House.Node();
        var stream = await ended.OpenAsync("a");
        var other = await ended.OpenAsync("b");
        await stream.Add(1).Soon();
        await House.TakeOverAsync(ended);

        Assert.Equal(UnavailableException.Conflict, await stream.Add(2).CodeOf());
        Assert.Equal(UnavailableException.Conflict, Assert.Throws<UnavailableException>(() => { _ = other.Add(2); }).Code);

        Assert.Equal(1, (await ended.LoadAsync("a")).State.Total);
        await (await ended.OpenAsync("b")).Add(5).Soon();
    }

    [Fact]
    public async Task A_node_whose_lease_ran_out_but_whom_nobody_replaced_goes_on()
    {
        var clock = new ManualClock();
        var options = new JournalOptions();
        var stream = await House.Node(options, clock).OpenAsync("a");
        var position = await stream.Add(1).Soon();

        clock.Advance(options.Lease);

        Assert.Equal(position, await stream.WhenDurable().Soon());
        await stream.Add(2).Soon();
    }
}
