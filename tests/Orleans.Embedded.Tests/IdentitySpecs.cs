using Orleans.Metadata;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> Key();

    Task<GrainId> Id();

    Task<IStringKeyGrain> Self();
}

[GrainType("till")]
public sealed class NamedGrain : Grain, IStringKeyGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<GrainId> Id() => Task.FromResult(this.GetGrainId());

    public Task<IStringKeyGrain> Self() => Task.FromResult(this.AsReference<IStringKeyGrain>());
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface ICompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

public sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class CompoundKeyGrain : Grain, ICompoundKeyGrain
{
    public Task<string> Key()
    {
        var number = this.GetPrimaryKeyLong(out var extension);
        return Task.FromResult($"{number} and {extension}");
    }
}

public sealed class IdentitySpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_grain_knows_the_key_it_was_called_by()
    {
        var guid = Guid.NewGuid();

        Assert.Equal("acme/T1", await cluster.Grains.GetGrain<IStringKeyGrain>("acme/T1").Key());
        Assert.Equal(-42, await cluster.Grains.GetGrain<IIntegerKeyGrain>(-42).Key());
        Assert.Equal(guid, await cluster.Grains.GetGrain<IGuidKeyGrain>(guid).Key());
        Assert.Equal("7 and eight", await cluster.Grains.GetGrain<ICompoundKeyGrain>(7, "eight", null).Key());
    }

    [Fact]
    public async Task A_grain_id_is_the_type_and_the_key()
    {
        var id = await cluster.Grains.GetGrain<IStringKeyGrain>("acme/T1").Id();

        Assert.Equal("till/acme/T1", id.ToString());
        Assert.Equal(GrainId.Create("till", "acme/T1"), id);
        Assert.Equal(id, GrainId.Parse("till/acme/T1"));
        Assert.Equal("till", id.Type.ToString());
        Assert.False(GrainId.TryParse("no slash", out _));
    }

    [Fact]
    public void Without_an_attribute_the_class_name_names_the_type()
    {
        var grain = cluster.Grains.GetGrain<IIntegerKeyGrain>(255);

        Assert.Equal("integerkey/FF", grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task A_grain_can_be_reached_by_its_id_and_by_its_interface_as_a_type()
    {
        var byId = cluster.Grains.GetGrain<IStringKeyGrain>(GrainId.Create("till", "T2"));
        var byType = (IStringKeyGrain)cluster.Grains.GetGrain(typeof(IStringKeyGrain), "T2");

        Assert.Equal("T2", await byId.Key());
        Assert.Equal(byId, byType);
    }

    [Fact]
    public async Task A_grain_can_hand_out_a_reference_to_itself()
    {
        var grain = cluster.Grains.GetGrain<IStringKeyGrain>("T3");

        var self = await grain.Self();

        Assert.Equal(grain, self);
        Assert.Equal("T3", await self.Key());
    }

    [Fact]
    public void An_interface_without_a_grain_class_is_refused_when_the_reference_is_asked_for()
    {
        Assert.Throws<ArgumentException>(() => cluster.Grains.GetGrain<IOrphanGrain>("nobody"));
    }
}

public interface IOrphanGrain : IGrainWithStringKey
{
    Task Nothing();
}
