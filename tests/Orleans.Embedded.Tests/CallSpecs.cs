using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public sealed class CallSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Arguments_and_results_pass_whatever_task_type_the_method_returns()
    {
        var grain = Grain("shapes");

        Assert.Equal(5, await grain.Add(2, 3));
        Assert.Equal("ab", await grain.Join("a", "b"));
        await grain.Nothing();
        Assert.Equal(["x", "y"], await grain.Sum("x", "y"));
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_with_its_type_and_message()
    {
        var atOnce = await Assert.ThrowsAsync<RefusedException>(() => Grain("refusing").Refuse("because"));
        var later = await Assert.ThrowsAsync<RefusedException>(() => Grain("refusing").RefuseLater("after all"));

        Assert.Equal("because", atOnce.Message);
        Assert.Equal("after all", later.Message);
    }

    [Fact]
    public async Task A_failed_call_leaves_the_grain_as_usable_as_before()
    {
        var grain = Grain("unharmed");
        await grain.Append(1);

        await Assert.ThrowsAsync<RefusedException>(() => grain.Refuse("no"));

        Assert.Equal(1, Assert.Single(await grain.Appended()));
    }

    [Fact]
    public async Task A_one_way_call_returns_before_the_grain_has_done_anything()
    {
        var signals = Signals.Of("one way");

        await Grain("one way").Notify("go");
        Assert.False(signals.IsRaised("notified"));
        signals.Raise("go");

        await signals.Raised("notified");
    }

    [Fact]
    public async Task A_one_way_call_does_not_throw_what_the_grain_throws()
    {
        await Grain("one way in vain").NotifyInVain();

        Assert.Equal(1, await Grain("one way in vain").Add(0, 1));
    }

    [Fact]
    public async Task References_to_one_grain_are_equal_and_can_be_passed_on()
    {
        Assert.Equal(Grain("same"), Grain("same"));
        Assert.NotEqual(Grain("same"), Grain("another"));
        Assert.Equal(Grain("same").GetHashCode(), Grain("same").GetHashCode());

        await Grain("passing on").SendInOrder(Grain("same"), 1);
        Assert.Equal(0, Assert.Single(await Grain("same").Appended()));
    }

    [Fact]
    public async Task Entries_of_the_request_context_travel_with_calls_from_grain_to_grain()
    {
        RequestContext.Set("user", "anna");

        Assert.Equal("anna", await Grain("context one").ContextValueSeenBy(Grain("context two"), "user"));

        RequestContext.Clear();
        Assert.Null(await Grain("context one").ContextValueSeenBy(Grain("context two"), "user"));
    }

    [Fact]
    public async Task What_a_grain_sets_in_its_request_context_does_not_come_back_to_the_caller()
    {
        RequestContext.Set("colour", "red");

        await Grain("context three").SetContext("colour", "blue");

        Assert.Equal("red", RequestContext.Get("colour"));
        Assert.True(RequestContext.Remove("colour"));
        Assert.False(RequestContext.Remove("colour"));
        Assert.Null(await Grain("context three").ContextValue("colour"));
    }

    private ICallGrain Grain(string key) => cluster.Grains.GetGrain<ICallGrain>(key);
}
