using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests.Embedded;

public interface IChurningGrain : IGrainWithIntegerKey
{
    /// <summary>Says how many activations of this id are alive, and how many of its calls run.</summary>
    Task<(int Alive, int Running)> Call(bool leave);
}

/// <summary>Counts its activations and its running calls in what the whole process shares.</summary>
public sealed class ChurningGrain : Grain, IChurningGrain
{
    private static readonly ConcurrentDictionary<long, Count> s_counts = new();

    private Count Mine => s_counts.GetOrAdd(this.GetPrimaryKeyLong(), _ => new Count());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Mine.Alive);
        await Task.Yield();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Interlocked.Decrement(ref Mine.Alive);
    }

    public async Task<(int Alive, int Running)> Call(bool leave)
    {
        var running = Interlocked.Increment(ref Mine.Running);
        if (leave) DeactivateOnIdle();
        await Task.Yield();
        Interlocked.Decrement(ref Mine.Running);
        return (Mine.Alive, running);
    }

    private sealed class Count
    {
        public int Alive;
        public int Running;
    }
}

public sealed class ChurnSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Under_a_storm_of_deactivations_every_call_is_answered_by_the_only_activation_alone()
    {
        const int callers = 32;
        const int calls = 200;

        var seen = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var answers = new List<(int Alive, int Running)>();
            for (var i = 0; i < calls; i++)
            {
                var grain = cluster.Grains.GetGrain<IChurningGrain>((caller + i) % 5);
                answers.Add(await grain.Call(leave: i % 7 == 0));
            }

            return answers;
        })));

        Assert.All(seen.SelectMany(each => each), answer => Assert.Equal((1, 1), answer));
    }
}
