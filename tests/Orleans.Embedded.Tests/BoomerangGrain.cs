using Orleans.Concurrency;

namespace Orleans.Embedded.Tests;

public interface IBoomerangGrain : IGrainWithStringKey
{
    /// <summary>Calls another grain that calls back, and says whether the call back came too early or never.</summary>
    Task<bool> Throw(IBoomerangGrain other);

    Task GiveBack(IBoomerangGrain thrower);

    Task Catch();
}

[Reentrant]
public sealed class BoomerangGrain : Grain, IBoomerangGrain
{
    private bool _caught;

    public async Task<bool> Throw(IBoomerangGrain other)
    {
        _caught = false;
        var flight = other.GiveBack(this.AsReference<IBoomerangGrain>());
        Thread.SpinWait(10_000);
        var caughtBeforeAwait = _caught;
        await flight;
        return caughtBeforeAwait || !_caught;
    }

    public Task GiveBack(IBoomerangGrain thrower) => thrower.Catch();

    public Task Catch()
    {
        _caught = true;
        return Task.CompletedTask;
    }
}
