using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

public sealed class FilteredFixture : ClusterFixture
{
    protected override void Configure(TestClusterBuilder builder) => builder.AddSiloBuilderConfigurator<Filters>();

    private sealed class Filters : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddIncomingGrainCallFilter<NotingFilter>();
            siloBuilder.AddOutgoingGrainCallFilter<StampingFilter>();
            siloBuilder.AddIncomingGrainCallFilter(async context =>
            {
                await context.Invoke();
                if (context.Result is "hello delegate") context.Result = "hello from the delegate";
            });
        }
    }
}

public sealed class FilterSpecs(FilteredFixture cluster) : IClassFixture<FilteredFixture>
{
    [Fact]
    public async Task An_incoming_filter_sees_the_method_its_arguments_and_its_result()
    {
        Assert.Equal("hello bob", await Grain("seen").Greet("bob"));

        Assert.Equal(["FilteredGrain.Greet(bob)", "→ hello bob"], Signals.Of("seen").Log);
    }

    [Fact]
    public async Task An_incoming_filter_can_change_arguments_and_results_and_refuse_calls()
    {
        Assert.Equal("hello real name", await Grain("changed").Greet("alias"));
        Assert.Equal("hello from the delegate", await Grain("changed").Greet("delegate"));
        await Assert.ThrowsAsync<RefusedException>(() => Grain("changed").Greet("forbidden"));
    }

    [Fact]
    public async Task An_incoming_filter_can_turn_an_exception_into_a_result()
    {
        Assert.Equal("rescued", await Grain("rescued").Fail("bad"));
        Assert.Contains("threw bad", Signals.Of("rescued").Log);
    }

    [Fact]
    public async Task An_incoming_filter_sees_and_changes_what_becomes_of_calls_that_end_later()
    {
        var seen = Grain("later").GreetLater("bob");
        var changed = Grain("later").GreetLater("delegate");
        var rescued = Grain("later").FailLater("bad");
        Signals.Of("later").Raise("go");

        Assert.Equal("hello bob", await seen);
        Assert.Equal("hello from the delegate", await changed);
        Assert.Equal("rescued", await rescued);
        Assert.Equal(
            [
                "FilteredGrain.GreetLater(bob)", "→ hello bob", "FilteredGrain.GreetLater(delegate)", "→ hello from the delegate",
                "FilteredGrain.FailLater(bad)", "threw bad",
            ],
            Signals.Of("later").Log);
    }

    [Fact]
    public async Task A_grain_can_filter_its_own_calls()
    {
        var grain = cluster.Grains.GetGrain<ISelfFilteringGrain>("self");

        Assert.Equal("<text>", await grain.Echo("text"));
    }

    [Fact]
    public async Task An_outgoing_filter_can_add_to_the_request_context_and_change_the_result()
    {
        var caller = cluster.Grains.GetGrain<ICallGrain>("stamping");
        var callee = cluster.Grains.GetGrain<ICallGrain>("stamped");

        Assert.Equal("stamped", await caller.ContextValueSeenBy(callee, "stamp"));
        Assert.Equal("hello from the outgoing filter", await Grain("near").GreetThrough(Grain("far"), "outgoing"));
    }

    private IFilteredGrain Grain(string key) => cluster.Grains.GetGrain<IFilteredGrain>(key);
}
