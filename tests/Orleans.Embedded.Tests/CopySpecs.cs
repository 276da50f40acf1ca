using Orleans.Serialization;

namespace Orleans.Embedded.Tests;

public sealed class CopySpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    private ICopyGrain Grain => cluster.Grains.GetGrain<ICopyGrain>("copying");

    [Fact]
    public async Task A_grain_gets_its_own_copy_of_an_argument_and_the_caller_its_own_of_the_result()
    {
        var basket = new Basket { Owner = "anna", Items = { new Item("bread", 500) } };
        basket.ByShelf["top"] = [new Item("salt", 20)];

        var result = await Grain.Fill(basket);
        result.Owner = "changed by the caller";
        result.ByShelf["top"][0].Name = "changed by the caller";

        Assert.Equal("anna", basket.Owner);
        Assert.Single(basket.Items);
        Assert.Equal(2, result.Items.Count);
        Assert.Equal(500, result.Items[0].Weight);
        Assert.Equal("anna!", (await Grain.Kept())!.Owner);
        Assert.Equal("salt", (await Grain.Kept())!.ByShelf["top"][0].Name);
    }

    [Fact]
    public async Task Changing_a_result_does_not_reach_the_state_of_the_grain_it_came_from()
    {
        var other = cluster.Grains.GetGrain<ICopyGrain>("handing out");

        Assert.False(await Grain.ChangesOfResultReach(other));
    }

    [Fact]
    public async Task Members_without_an_id_stay_behind()
    {
        var result = await Grain.Fill(new Basket { NotSerialised = 5 });

        Assert.Equal(0, result.NotSerialised);
    }

    [Fact]
    public async Task An_object_reached_twice_is_copied_once_and_a_cycle_ends()
    {
        var item = new Item("bread", 500);
        var basket = new Basket();
        basket.Previous = basket;

        Assert.True(await Grain.IsOneObjectTwice(item, item, [item, item]));
        Assert.True(await Grain.RefersToItself(basket));
    }

    [Fact]
    public async Task A_derived_record_keeps_its_type_and_the_members_of_its_base()
    {
        var corners = new List<int> { 1, 2, 3 };

        var shape = Assert.IsType<Polygon>(await Grain.Reshape(new Polygon("triangle", corners)));

        Assert.Equal("triangle", shape.Name);
        Assert.Equal(4, shape.Corners.Count);
        Assert.Equal(3, corners.Count);
    }

    [Fact]
    public async Task Structs_tuples_nullables_and_collections_behind_interfaces_are_copied()
    {
        var line = new Line { Text = "text", Numbers = [1] };
        var names = new List<string> { "one", "two" };

        var result = await Grain.Mixed(line, 7, names, new("key", [2, 3]));

        Assert.Equal("text", result.Line.Text);
        Assert.Equal([1, 2, 3], result.Line.Numbers.ToArray());
        Assert.Equal(1, Assert.Single(line.Numbers));
        Assert.Equal(7, result.Number);
        Assert.Equal(names, result.Names);
        Assert.NotSame(names, result.Names);
    }

    [Fact]
    public async Task A_type_without_serializer_cannot_cross_a_grain_interface()
    {
        var asArgument = await Assert.ThrowsAsync<CodecNotFoundException>(() => Grain.TakeUnprepared(new Unprepared()));
        await Assert.ThrowsAsync<CodecNotFoundException>(Grain.GiveUnprepared);

        Assert.Contains(nameof(Unprepared), asArgument.Message, StringComparison.Ordinal);
    }
}
