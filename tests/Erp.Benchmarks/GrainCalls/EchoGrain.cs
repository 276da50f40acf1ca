using Orleans;
using Orleans.Concurrency;

namespace Erp.Benchmarks.GrainCalls;

/// <summary>The smallest grain there is, and ways of calling it that cost differently.</summary>
[Alias("erp.benchmarks.IEchoGrain")]
public interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Answers within its turn.</summary>
    [Alias("Add")]
    Task<int> Add(int amount);

    /// <summary>Answers after giving its turn away once.</summary>
    [Alias("AddLater")]
    Task<int> AddLater(int amount);

    /// <summary>Takes a value that has to be copied.</summary>
    [Alias("Send")]
    Task<int> Send(Parcel parcel);

    /// <summary>Calls another grain.</summary>
    [Alias("Relay")]
    Task<int> Relay(IEchoGrain other, int amount);
}

/// <summary>The same with requests that overlap.</summary>
[Alias("erp.benchmarks.IReentrantEchoGrain")]
public interface IReentrantEchoGrain : IEchoGrain;

[GenerateSerializer, Alias("erp.benchmarks.Parcel")]
public sealed record Parcel([property: Id(0)] string Label, [property: Id(1)] int[] Weights);

public class EchoGrain : Grain, IEchoGrain
{
    private int _sum;

    public Task<int> Add(int amount) => Task.FromResult(_sum = unchecked(_sum + amount));

    public async Task<int> AddLater(int amount)
    {
        await Task.Yield();
        return _sum = unchecked(_sum + amount);
    }

    public Task<int> Send(Parcel parcel) => Task.FromResult(parcel.Weights.Length);

    public Task<int> Relay(IEchoGrain other, int amount) => other.Add(amount);
}

[Reentrant]
public sealed class ReentrantEchoGrain : EchoGrain, IReentrantEchoGrain;
