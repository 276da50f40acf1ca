using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

public interface ISlowGrain : IGrainWithStringKey
{
    Task<string> Wait(string gate);

    [ResponseTimeout("00:00:00.2")]
    Task WaitBriefly(string gate);

    Task<string> CallAndBack(ISlowGrain other);

    Task<string> CallBack(ISlowGrain first);

    Task<string> Ping();
}

public sealed class SlowGrain : Grain, ISlowGrain
{
    private Signals Signals => Signals.Of(this.GetPrimaryKeyString());

    public async Task<string> Wait(string gate)
    {
        Signals.Raise($"waiting for {gate}");
        await Signals.Raised(gate);
        Signals.Raise($"done with {gate}");
        return gate;
    }

    public Task WaitBriefly(string gate) => Wait(gate);

    public Task<string> CallAndBack(ISlowGrain other) => other.CallBack(this.AsReference<ISlowGrain>());

    public Task<string> CallBack(ISlowGrain first) => first.Ping();

    public Task<string> Ping() => Task.FromResult("pong");
}

public sealed class ImpatientFixture : ClusterFixture
{
    protected override void Configure(TestClusterBuilder builder)
    {
        builder.AddSiloBuilderConfigurator<Impatience>();
        builder.AddClientBuilderConfigurator<Impatience>();
    }

    private sealed class Impatience : ISiloConfigurator, IClientBuilderConfigurator
    {
        private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = s_timeout);

        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = s_timeout);
    }
}

public sealed class TimeoutSpecs(ImpatientFixture cluster) : IClassFixture<ImpatientFixture>
{
    [Fact]
    public async Task A_call_without_an_answer_in_time_fails_and_runs_on_to_its_end()
    {
        var signals = Signals.Of("slow");

        await Assert.ThrowsAsync<TimeoutException>(() => Grain("slow").Wait("go"));
        Assert.False(signals.IsRaised("done with go"));
        signals.Raise("go");

        await signals.Raised("done with go");
        Assert.Equal("pong", await Grain("slow").Ping());
    }

    [Fact]
    public async Task A_deadlock_of_calls_ends_in_a_timeout_and_the_grains_work_again()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Grain("hen").CallAndBack(Grain("egg")));

        Assert.Equal("pong", await Grain("hen").Ping());
        Assert.Equal("pong", await Grain("egg").Ping());
    }

    [Fact]
    public async Task A_call_that_timed_out_before_it_began_never_begins()
    {
        var signals = Signals.Of("queueing");
        _ = Grain("queueing").Wait("go");
        await signals.Raised("waiting for go");

        await Assert.ThrowsAsync<TimeoutException>(() => Grain("queueing").WaitBriefly("never"));
        signals.Raise("go");
        await signals.Raised("done with go");
        await Grain("queueing").Ping();

        Assert.False(signals.IsRaised("waiting for never"));
    }

    [Fact]
    public async Task A_method_may_have_a_response_timeout_of_its_own()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await Assert.ThrowsAsync<TimeoutException>(() => Grain("brief").WaitBriefly("go"));

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(15));
        Signals.Of("brief").Raise("go");
    }

    private ISlowGrain Grain(string key) => cluster.Grains.GetGrain<ISlowGrain>(key);
}
