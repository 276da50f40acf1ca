using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

public interface IIdleGrain : ILifecycleGrain
{
    Task StayFor(TimeSpan time);

    Task TickForever(bool keepAlive);
}

public sealed class IdleGrain : LifecycleGrain, IIdleGrain
{
    public Task StayFor(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task TickForever(bool keepAlive)
    {
        this.RegisterGrainTimer(
            _ => Task.CompletedTask,
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(50)) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}

/// <summary>Collects what has been idle for a second or two, the shortest that Orleans allows itself.</summary>
public sealed class CollectingFixture : ClusterFixture
{
    protected override void Configure(TestClusterBuilder builder) => builder.AddSiloBuilderConfigurator<Collection>();

    private sealed class Collection : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromSeconds(1);
            options.CollectionAge = TimeSpan.FromSeconds(2);
        });
    }
}

public sealed class CollectionSpecs(CollectingFixture cluster) : IClassFixture<CollectingFixture>
{
    [Fact]
    public async Task An_idle_activation_is_collected_and_the_next_call_gets_a_fresh_one()
    {
        var grain = Grain("idle");
        var before = await grain.Activation();

        await Signals.Of("idle").Raised("inactive");

        Assert.Contains("deactivating: ActivationIdle", Signals.Of("idle").Log);
        Assert.NotEqual(before, await grain.Activation());
    }

    [Fact]
    public async Task An_activation_that_asked_to_stay_or_has_a_timer_that_keeps_it_alive_outlives_idle_ones()
    {
        await Grain("staying").StayFor(TimeSpan.FromMinutes(5));
        await Grain("kept alive").TickForever(keepAlive: true);
        await Grain("merely ticking").TickForever(keepAlive: false);
        await Grain("idle beside").Activation();

        await Signals.Of("merely ticking").Raised("inactive");
        await Signals.Of("idle beside").Raised("inactive");

        Assert.False(Signals.Of("staying").IsRaised("inactive"));
        Assert.False(Signals.Of("kept alive").IsRaised("inactive"));
    }

    private IIdleGrain Grain(string key) => cluster.Grains.GetGrain<IIdleGrain>(key);
}
