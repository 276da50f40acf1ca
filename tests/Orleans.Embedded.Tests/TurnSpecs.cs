namespace Orleans.Embedded.Tests;

public sealed class TurnSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_grain_finishes_a_request_before_the_next_begins()
    {
        var signals = Signals.Of("in order");
        var grain = cluster.Grains.GetGrain<IStepGrain>("in order");

        var first = grain.Step("first");
        await signals.Raised("first started");
        var second = grain.Step("second");
        signals.Raise("second may go on");
        signals.Raise("first may go on");
        await Task.WhenAll(first, second);

        Assert.Equal(["first starts", "first ends", "second starts", "second ends"], signals.Log);
    }

    [Fact]
    public async Task A_reentrant_grain_lets_requests_overlap_at_their_awaits()
    {
        var signals = Signals.Of("overlapping");
        var grain = cluster.Grains.GetGrain<IReentrantStepGrain>("overlapping");

        var first = grain.Step("first");
        await signals.Raised("first started");
        var second = grain.Step("second");
        await signals.Raised("second started");
        signals.Raise("second may go on");
        await second;
        signals.Raise("first may go on");
        await first;

        Assert.Equal(["first starts", "second starts", "second ends", "first ends"], signals.Log);
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_never_run_at_the_same_time()
    {
        var grain = cluster.Grains.GetGrain<IReentrantStepGrain>("turns");

        var overlaps = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => grain.OverlapsSeen(200))));

        Assert.All(overlaps, seen => Assert.Equal(0, seen));
    }

    [Fact]
    public async Task State_read_before_an_await_is_still_true_after_it_in_a_grain_that_is_not_reentrant()
    {
        var grain = cluster.Grains.GetGrain<IStepGrain>("counter");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => grain.CountWithoutAwait(50))));

        Assert.Equal(1000, await grain.CountWithoutAwait(0));
    }

    [Fact]
    public async Task Code_after_an_await_and_in_started_tasks_runs_on_the_scheduler_of_the_activation()
    {
        var one = await cluster.Grains.GetGrain<IStepGrain>("scheduler one").Schedulers();
        var other = await cluster.Grains.GetGrain<IStepGrain>("scheduler two").Schedulers();

        Assert.Equal(one.Before, one.AfterAwait);
        Assert.Equal(one.Before, one.InStartedTask);
        Assert.NotEqual(one.Before, other.Before);
        Assert.NotEqual(TaskScheduler.Default.Id, one.Before);
    }

    [Fact]
    public async Task An_always_interleaving_call_passes_one_that_runs_and_one_that_waits()
    {
        var signals = Signals.Of("always");
        var grain = cluster.Grains.GetGrain<IStepGrain>("always");

        var running = grain.Step("running");
        await signals.Raised("running started");
        var waiting = grain.Step("waiting");
        var passing = grain.StepInterleaved("passing");
        await signals.Raised("passing started");
        Assert.False(signals.IsRaised("waiting started"));

        signals.Raise("passing may go on");
        signals.Raise("waiting may go on");
        await passing;
        signals.Raise("running may go on");
        await Task.WhenAll(running, waiting);
    }

    [Fact]
    public async Task Read_only_calls_overlap_with_each_other_but_not_with_others()
    {
        var signals = Signals.Of("reading");
        var grain = cluster.Grains.GetGrain<IStepGrain>("reading");

        var reader = grain.StepReadOnly("reader");
        await signals.Raised("reader started");
        var second = grain.StepReadOnly("second reader");
        await signals.Raised("second reader started");
        var writer = grain.Step("writer");
        signals.Raise("writer may go on");
        signals.Raise("second reader may go on");
        await second;
        Assert.False(signals.IsRaised("writer started"));

        signals.Raise("reader may go on");
        await Task.WhenAll(reader, writer);
        Assert.Equal("writer ends", signals.Log[^1]);
    }

    [Fact]
    public async Task A_call_waits_until_the_last_of_several_read_only_ones_has_ended()
    {
        var signals = Signals.Of("last reader");
        var grain = cluster.Grains.GetGrain<IStepGrain>("last reader");

        var first = grain.StepReadOnly("first reader");
        var last = grain.StepReadOnly("last reader");
        await Task.WhenAll(signals.Raised("first reader started"), signals.Raised("last reader started"));
        var writer = grain.Step("writer");
        signals.Raise("writer may go on");
        signals.Raise("first reader may go on");
        await first;
        await grain.LookIn();
        Assert.False(signals.IsRaised("writer started"));

        signals.Raise("last reader may go on");
        await Task.WhenAll(last, writer);
    }

    [Fact]
    public async Task A_predicate_of_the_grain_class_can_say_which_requests_may_interleave()
    {
        var signals = Signals.Of("choosy");
        var grain = cluster.Grains.GetGrain<IChoosyGrain>("choosy");

        var running = grain.Step("running");
        await signals.Raised("running started");
        var welcome = grain.Step("welcome");
        await signals.Raised("welcome started");
        var unwelcome = grain.Step("unwelcome");
        signals.Raise("welcome may go on");
        await welcome;
        Assert.False(signals.IsRaised("unwelcome started"));

        signals.Raise("unwelcome may go on");
        signals.Raise("running may go on");
        await Task.WhenAll(running, unwelcome);
    }

    [Fact]
    public async Task A_call_that_comes_back_to_a_reentrant_caller_waits_for_its_await()
    {
        var thrower = cluster.Grains.GetGrain<IBoomerangGrain>("thrower");
        var other = cluster.Grains.GetGrain<IBoomerangGrain>("other");

        for (var i = 0; i < 100; i++) Assert.False(await thrower.Throw(other));
    }
}
