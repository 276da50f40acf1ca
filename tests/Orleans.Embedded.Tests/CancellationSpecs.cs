namespace Orleans.Embedded.Tests;

public interface ICancellableGrain : IGrainWithStringKey
{
    Task<string> WaitForCancellation(CancellationToken token);

    Task RunOn(string gate, CancellationToken token);

    Task<string> WaitThrough(ICancellableGrain other, CancellationToken token);
}

public sealed class CancellableGrain : Grain, ICancellableGrain
{
    private Signals Signals => Signals.Of(this.GetPrimaryKeyString());

    public async Task<string> WaitForCancellation(CancellationToken token)
    {
        Signals.Raise("started");
        var cancelled = new TaskCompletionSource();
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Signals.Patience);
        Signals.Raise("saw cancellation");
        return "ended";
    }

    public async Task RunOn(string gate, CancellationToken token)
    {
        await using var registration = token.Register(() => Signals.Raise("cancelled"));
        Signals.Raise("running");
        await Signals.Raised(gate);
        Signals.Raise("ended");
    }

    public Task<string> WaitThrough(ICancellableGrain other, CancellationToken token) =>
        other.WaitForCancellation(token);
}

public sealed class CancellationSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Cancelling_ends_the_callers_wait_and_reaches_the_grain()
    {
        using var source = new CancellationTokenSource();
        var call = Grain("cancelled").WaitForCancellation(source.Token);
        await Signals.Of("cancelled").Raised("started");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Signals.Of("cancelled").Raised("saw cancellation");
    }

    [Fact]
    public async Task Cancellation_travels_from_grain_to_grain()
    {
        using var source = new CancellationTokenSource();
        var call = Grain("middle").WaitThrough(Grain("far end"), source.Token);
        await Signals.Of("far end").Raised("started");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Signals.Of("far end").Raised("saw cancellation");
    }

    [Fact]
    public async Task A_cancelled_call_runs_on_to_its_end()
    {
        var signals = Signals.Of("running on");
        using var source = new CancellationTokenSource();
        var call = Grain("running on").RunOn("go", source.Token);
        await signals.Raised("running");

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await signals.Raised("cancelled");
        signals.Raise("go");

        await signals.Raised("ended");
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_keeps_the_call_from_being_made()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain("never").RunOn("never", source.Token));

        Assert.False(Signals.Of("never").IsRaised("running"));
    }

    private ICancellableGrain Grain(string key) => cluster.Grains.GetGrain<ICancellableGrain>(key);
}
