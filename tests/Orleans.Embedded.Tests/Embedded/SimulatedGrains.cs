using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Embedded;

/// <summary>A durable store as a simulation has it: an append becomes durable some simulated time later.</summary>
public sealed class SlowStore(TimeProvider clock)
{
    private readonly List<ITimer> _timers = [];

    public List<string> Durable { get; } = [];

    public Task Append(string entry)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _timers.Add(clock.CreateTimer(
            _ =>
            {
                Durable.Add(entry);
                done.SetResult();
            },
            null,
            TimeSpan.FromMilliseconds(3),
            Timeout.InfiniteTimeSpan));
        return done.Task;
    }
}

public interface IAccountGrain : IGrainWithStringKey
{
    Task<int> Deposit(int amount);

    Task<int> Balance();

    Task Transfer(IAccountGrain to, int amount);

    Task<string> WhoAmI();

    Task Notes(string[] notes);

    Task<TimeSpan> MeasureTicks(int ticks);
}

[Reentrant]
public sealed class AccountGrain(SlowStore store, TimeProvider clock) : Grain, IAccountGrain
{
    private static int s_activations;
    private readonly int _number = Interlocked.Increment(ref s_activations);
    private int _balance;

    public async Task<int> Deposit(int amount)
    {
        var balance = _balance += amount;
        await store.Append($"{this.GetPrimaryKeyString()} {amount}");
        return balance;
    }

    public Task<int> Balance() => Task.FromResult(_balance);

    public async Task Transfer(IAccountGrain to, int amount)
    {
        await Deposit(-amount);
        await to.Deposit(amount);
    }

    public Task<string> WhoAmI() => Task.FromResult($"activation {_number}");

    public Task Notes(string[] notes) => Task.CompletedTask;

    public async Task<TimeSpan> MeasureTicks(int ticks)
    {
        var start = clock.GetTimestamp();
        var done = new TaskCompletionSource();
        using var timer = this.RegisterGrainTimer(
            () =>
            {
                if (--ticks == 0) done.SetResult();
                return Task.CompletedTask;
            },
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(10));
        await done.Task;
        return clock.GetElapsedTime(start);
    }
}

public interface IKnotGrain : IGrainWithStringKey
{
    Task Tie(IKnotGrain[] others);

}

public sealed class KnotGrain : Grain, IKnotGrain
{
    public Task Tie(IKnotGrain[] others) => others.Length == 0 ? Task.CompletedTask : others[0].Tie(others[1..]);

}
