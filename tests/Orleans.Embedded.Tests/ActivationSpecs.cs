namespace Orleans.Embedded.Tests;

public sealed class ActivationSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task An_id_has_one_activation_however_many_call_it_first()
    {
        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
            cluster.Grains.GetGrain<ILifecycleGrain>("one activation").Activation()));

        var activations = await Task.WhenAll(calls);

        Assert.Single(activations.Distinct());
        Assert.Equal(["activating", "active"], Signals.Of("one activation").Log);
    }

    [Fact]
    public async Task Two_ids_have_two_activations()
    {
        var one = await cluster.Grains.GetGrain<ILifecycleGrain>("one of two").Activation();
        var other = await cluster.Grains.GetGrain<ILifecycleGrain>("other of two").Activation();

        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task A_call_after_deactivation_gets_a_fresh_activation()
    {
        var grain = cluster.Grains.GetGrain<ILifecycleGrain>("reborn");

        var before = await grain.DeactivateAfterThisCall();
        var after = await grain.Activation();

        Assert.NotEqual(before, after);
        Assert.Equal(
            ["activating", "active", "deactivating: ApplicationRequested", "inactive", "activating", "active"],
            Signals.Of("reborn").Log);
    }

    [Fact]
    public async Task Requests_that_wait_while_a_grain_deactivates_are_handled_by_the_next_activation()
    {
        var signals = Signals.Of("handed over");
        var grain = cluster.Grains.GetGrain<ILifecycleGrain>("handed over");

        var leaving = grain.DeactivateOnceOpen("go");
        await signals.Raised("waiting for go");
        var waiting = Enumerable.Range(0, 10).Select(_ => grain.Activation()).ToArray();
        signals.Raise("go");

        var before = await leaving;
        var after = await Task.WhenAll(waiting);
        Assert.Single(after.Distinct());
        Assert.NotEqual(before, after[0]);
    }

    [Fact]
    public async Task A_deactivating_grain_lets_running_requests_finish_first()
    {
        var signals = Signals.Of("patient");
        var grain = cluster.Grains.GetGrain<IPatientGrain>("patient");

        var running = grain.Wait("go");
        await signals.Raised("waiting for go");
        await grain.DeactivateAfterThisCall();
        Assert.DoesNotContain("deactivating: ApplicationRequested", signals.Log);
        signals.Raise("go");
        await running;
        await signals.Raised("inactive");

        Assert.Equal(["activating", "active", "deactivating: ApplicationRequested", "inactive"], signals.Log);
    }

    [Fact]
    public async Task A_grain_that_throws_while_activating_fails_its_callers_with_that_exception_and_is_tried_afresh()
    {
        var signals = Signals.Of("failing");
        var grain = cluster.Grains.GetGrain<IFailingGrain>("failing");

        var failure = await Assert.ThrowsAsync<ActivationRefusedException>(grain.Attempts);
        Assert.Equal("not yet", failure.Message);

        signals.Raise("may activate");
        Assert.True(await grain.Attempts() >= 2);
    }

    [Fact]
    public async Task A_constructor_that_throws_fails_the_callers_too()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(cluster.Grains.GetGrain<IBrokenGrain>("no grain").Leave);

        Assert.IsType<ActivationRefusedException>(failure.InnerException);
    }

    [Fact]
    public async Task A_grain_that_throws_while_deactivating_is_gone_all_the_same()
    {
        Signals.Of("broken").Raise("may exist");
        var grain = cluster.Grains.GetGrain<IBrokenGrain>("broken");

        Assert.Equal("left", await grain.Leave());
        Assert.Equal("left", await grain.Leave());
    }

    [Fact]
    public async Task Grains_get_services_by_constructor_and_keep_one_scope_per_activation()
    {
        var one = cluster.Grains.GetGrain<IInjectedGrain>("injected one");
        var other = cluster.Grains.GetGrain<IInjectedGrain>("injected other");

        var first = await one.ScopeIds();
        var second = await one.ScopeIds();
        var others = await other.ScopeIds();

        Assert.Equal(first.FromConstructor, first.FromServiceProvider);
        Assert.Equal(first, second);
        Assert.NotEqual(first.FromConstructor, others.FromConstructor);
        Assert.Equal("injected one", first.KeyOfInjectedContext);
    }

    [Fact]
    public async Task The_scope_of_an_activation_is_disposed_with_it()
    {
        var grain = cluster.Grains.GetGrain<IInjectedGrain>("disposing");

        var ids = await grain.ScopeIds();
        await grain.Leave();

        await Signals.Of(ids.FromConstructor.ToString()).Raised("disposed");
    }
}
