using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task What_rests_on_another_stream_becomes_durable_with_it_and_comes_after_it()
    {
        var journal = House.Node();
        var (carrier, resting) = (await journal.OpenAsync("carrier"), await journal.OpenAsync("resting"));
        Task<Position> carried;
        await using (await House.HoldAsync())
        {
            // Its row gathers first, and must be read last all the same.
            _ = resting.Add(1);
            _ = carrier.Add(2);
            carried = resting.Rest(3, carrier);
        }
        await carried.Soon();

        Assert.Equal(2, (await journal.LoadAsync("carrier")).State.Total);
        Assert.Equal(4, (await journal.LoadAsync("resting")).State.Total);
        Assert.True((await carrier.WhenDurable()).Value < (await carried).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task What_rests_on_a_stream_that_loses_a_race_is_not_written_whether_in_its_batch_or_a_later_one(int batch)
    {
        var journal = House.Node(new JournalOptions { BatchEvents = batch });
        var streams = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => journal.OpenAsync($"s{i}")));
        var (resting, bystander) = (await journal.OpenAsync("resting"), await journal.OpenAsync("bystander"));
        await (await House.Node().OpenAsync("s4")).Add(1).Soon();
        Task<Position> lost, kept;
        await using (await House.HoldAsync())
        {
            _ = resting.Add(7);
            foreach (var stream in streams) _ = stream.Add(1);
            lost = resting.Rest(5, streams);
            kept = bystander.Rest(6, streams[3], streams[5]);
        }

        Assert.Equal(UnavailableException.Unavailable, await lost.CodeOf());
        await kept.Soon();

        Assert.Equal(UnavailableException.Unavailable, Assert.Throws<UnavailableException>(() => { _ = resting.Add(8); }).Code);
        // In one batch all of a stream is one row; in a batch of its own the first append rested on nothing.
        long[] first = batch == 1 ? [7] : [0, 7];
        Assert.Contains((await journal.LoadAsync("resting")).State.Total, first);
        Assert.Equal(6, (await journal.LoadAsync("bystander")).State.Total);
        for (var i = 0; i < streams.Length; i++) Assert.Equal(1, (await journal.LoadAsync($"s{i}")).State.Total);
    }

    [Fact]
    public async Task What_rests_on_a_payload_that_the_store_refuses_is_not_written()
    {
        var journal = House.Node();
        var (carrier, resting) = (await journal.OpenAsync("carrier"), await journal.OpenAsync("resting"));
        await House.RefuseAsync(Counting.Stream("carrier"), """{"Amount":5}""");
        Task<Position> lost;
        await using (await House.HoldAsync())
        {
            _ = carrier.Add(5);
            lost = resting.Rest(1, carrier);
        }

        Assert.Equal(UnavailableException.Unavailable, await lost.CodeOf());

        Assert.Empty(await journal.ReadAsync("resting"));
        await (await journal.OpenAsync("resting")).Add(1).Soon();
    }

    [Fact]
    public async Task Resting_on_what_has_failed_already_fails_and_on_what_is_durable_does_not()
    {
        var journal = House.Node();
        var (durable, failing) = (await journal.OpenAsync("durable"), await journal.OpenAsync("failing"));
        await (await House.Node().OpenAsync("failing")).Add(1).Soon();
        IPendingAppend past, lost;
        Task<Position> refused;
        await using (await House.HoldAsync())
        {
            (_, refused) = (durable.Add(1), failing.Add(2));
            (past, lost) = (durable.Pending!, failing.Pending!);
            Assert.False(past.HasFailed || lost.HasFailed);
        }
        await durable.WhenDurable().Soon();
        Assert.Equal(UnavailableException.Conflict, await refused.CodeOf());

        Assert.Equal((false, true), (past.HasFailed, lost.HasFailed));
        Assert.Null(durable.Pending);
        await (await journal.OpenAsync("well")).Append([new CounterEvent.Added(1)], Counting.Context, restsOn: [past]).Soon();
        var ill = await journal.OpenAsync("ill");
        Assert.Equal(UnavailableException.Unavailable, await ill.Append([new CounterEvent.Added(1)], Counting.Context, restsOn: [lost]).CodeOf());
        Assert.Empty(await journal.ReadAsync("ill"));
    }

    [Fact]
    public async Task What_rests_on_others_carries_none_and_what_carries_others_rests_on_none()
    {
        var journal = House.Node();
        var (a, b, c) = (await journal.OpenAsync("a"), await journal.OpenAsync("b"), await journal.OpenAsync("c"));
        Task<Position> resting;
        await using (await House.HoldAsync())
        {
            _ = a.Add(1);
            _ = c.Add(1);
            resting = b.Rest(1, a);
            Assert.Null(b.Pending);
            Assert.Throws<InvalidOperationException>(() => { _ = a.Rest(2, c); });
            Assert.Equal(1, a.Version);
        }
        await resting.Soon();
    }

    [Fact]
    public async Task Nothing_rests_on_what_another_node_has_pending()
    {
        var (here, there) = (await House.Node().OpenAsync("here"), await House.Node().OpenAsync("there"));
        await using (await House.HoldAsync())
        {
            _ = there.Add(1);
            Assert.Throws<ArgumentException>(() => { _ = here.Rest(1, there); });
        }
        await there.WhenDurable().Soon();
    }

    [Fact]
    public async Task A_stream_whose_append_fails_says_so_to_whoever_holds_it_though_nobody_waits()
    {
        var failed = new TaskCompletionSource();
        var stream = await House.Node().OpenAsync("a");
        stream.Failed = () => failed.TrySetResult();
        await (await House.Node().OpenAsync("a")).Add(1).Soon();

        _ = stream.Add(2);

        await failed.Task.Soon();
    }
}
