using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Embedded;

public interface ILightGrain : IGrainWithIntegerKey
{
    ValueTask Touch();
}

public sealed class LightGrain : Grain, ILightGrain
{
    public ValueTask Touch() => ValueTask.CompletedTask;
}

/// <summary>What calls and activations cost in memory. Speed is measured by the benchmark "calls".</summary>
public sealed class CostSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task An_idle_activation_without_state_weighs_less_than_a_kibibyte()
    {
        const int count = 20_000;
        await Touch(0, count / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Touch(count, count);

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / count;
        Assert.InRange(each, 1, 1024);
    }

    [Fact]
    public void Entries_of_the_request_context_make_a_call_no_heavier()
    {
        var grain = cluster.Grains.GetGrain<ILightGrain>(-1);
        var without = AllocatedBy(grain);

        RequestContext.Set("user", "anna");
        var with = AllocatedBy(grain);

        Assert.InRange(with, 1, without);
    }

    private static long AllocatedBy(ILightGrain grain)
    {
        const int calls = 200;
        Call(grain, calls);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Call(grain, calls);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }

    /// <summary>The grain answers in its turn, which runs on this thread.</summary>
    private static void Call(ILightGrain grain, int times)
    {
        for (var i = 0; i < times; i++) grain.Touch().AsTask().GetAwaiter().GetResult();
    }

    private async Task Touch(int from, int count)
    {
        for (var i = from; i < from + count; i++) await cluster.Grains.GetGrain<ILightGrain>(i).Touch();
    }
}
