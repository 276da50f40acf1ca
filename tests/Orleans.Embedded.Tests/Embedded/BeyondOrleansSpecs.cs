namespace Orleans.Embedded.Tests.Embedded;

/// <summary>
/// What always holds in one process, and between machines only mostly: a message may be overtaken while its target is being
/// looked up, and a cancellation may come too late. Grain code must not rest on it.
/// </summary>
public sealed class BeyondOrleansSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Calls_of_one_grain_to_another_arrive_in_the_order_they_were_made()
    {
        var receiver = Caller("receiver");

        await Caller("sender").SendInOrder(receiver, 500);

        Assert.Equal(Enumerable.Range(0, 500), await receiver.Appended());
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_began_never_begins()
    {
        var signals = Signals.Of("given up");
        var grain = cluster.Grains.GetGrain<ICancellableGrain>("given up");
        using var source = new CancellationTokenSource();
        var running = grain.RunOn("go", CancellationToken.None);
        await signals.Raised("running");
        var waiting = grain.WaitForCancellation(source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        signals.Raise("go");
        await running;
        await grain.RunOn("go", CancellationToken.None);

        Assert.False(signals.IsRaised("started"));
    }

    private ICallGrain Caller(string key) => cluster.Grains.GetGrain<ICallGrain>(key);
}
