using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Embedded.Tests.Embedded;

public interface ISharingGrain : IGrainWithStringKey
{
    Task<T> Never<T>(T value);
}

public interface IKeepingGrain : IGrainWithStringKey
{
    Task Keep(Settled settled, [Immutable] List<int> promised, Immutable<int[]> wrapped, ImmutableArray<string> lines);

    Task<bool> Kept(Immutable<object[]> originals);

    Task Take(object value);
}

public sealed class KeepingGrain : Grain, IKeepingGrain
{
    private object[] _kept = [];

    public Task Keep(Settled settled, List<int> promised, Immutable<int[]> wrapped, ImmutableArray<string> lines)
    {
        _kept = [settled, promised, wrapped.Value, ArrayIn(lines)];
        return Task.CompletedTask;
    }

    public Task<bool> Kept(Immutable<object[]> originals) =>
        Task.FromResult(_kept.Zip(originals.Value).All(pair => ReferenceEquals(pair.First, pair.Second)));

    public Task Take(object value) => Task.CompletedTask;

    private static object ArrayIn(ImmutableArray<string> lines) =>
        ImmutableCollectionsMarshal.AsArray(lines)!;
}

/// <summary>In one process, what is immutable is not copied at all.</summary>
public sealed class SharingSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Immutable_values_are_shared()
    {
        var grain = cluster.Grains.GetGrain<IKeepingGrain>("sharing");
        var array = new[] { "line" };
        var lines = ImmutableCollectionsMarshal.AsImmutableArray(array);
        var settled = new Settled(lines);
        List<int> promised = [1];
        int[] wrapped = [2];

        await grain.Keep(settled, promised, wrapped.AsImmutable(), lines);

        Assert.True(await grain.Kept(new object[] { settled, promised, wrapped, array }.AsImmutable()));
    }

    [Fact]
    public async Task A_delegate_is_refused()
    {
        var grain = cluster.Grains.GetGrain<IKeepingGrain>("refusing");

        var ofDelegate = await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.Take(() => 1));
        Assert.Contains("delegate", ofDelegate.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_method_is_refused_when_the_reference_is_asked_for() =>
        Assert.Throws<NotSupportedException>(() => cluster.Grains.GetGrain<ISharingGrain>("generic"));
}

public sealed class SharingGrain : Grain, ISharingGrain
{
    public Task<T> Never<T>(T value) => Task.FromResult(value);
}
