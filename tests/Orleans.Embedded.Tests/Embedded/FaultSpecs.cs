using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost.Deterministic;

namespace Orleans.Embedded.Tests.Embedded;

public sealed class FaultSpecs
{
    [Fact]
    public void A_lost_request_ends_in_a_timeout_and_the_grain_never_sees_it()
    {
        using var cluster = NewCluster();
        cluster.Faults.Choose = message => message.Method == "Deposit" ? MessageFault.Lose : null;

        cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("a");
            await Assert.ThrowsAsync<TimeoutException>(() => account.Deposit(5));
            Assert.Equal(0, await account.Balance());
        });
    }

    [Fact]
    public void A_lost_answer_ends_in_a_timeout_though_the_grain_has_done_its_work()
    {
        using var cluster = NewCluster();
        cluster.Faults.Choose = message => message is { Method: "Deposit", IsReply: true } ? MessageFault.Lose : null;

        cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("a");
            await Assert.ThrowsAsync<TimeoutException>(() => account.Deposit(5));
            Assert.Equal(5, await account.Balance());
        });
    }

    [Fact]
    public void A_doubled_request_is_handled_twice_and_answered_once()
    {
        using var cluster = NewCluster();
        cluster.Faults.Choose = message => message.Method == "Deposit" ? MessageFault.Double : null;

        var balance = cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("a");
            await account.Deposit(5);
            await Task.Delay(TimeSpan.FromSeconds(1), cluster.Clock);
            return await account.Balance();
        });

        Assert.Equal(10, balance);
    }

    [Fact]
    public void A_delayed_request_is_overtaken()
    {
        using var cluster = NewCluster();
        cluster.Faults.Choose = message => message.Method == "Deposit" ? MessageFault.Delay : null;

        cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("a");
            var deposit = account.Deposit(5);
            Assert.Equal(0, await account.Balance());
            Assert.Equal(5, await deposit);
        });
    }

    [Fact]
    public void A_second_activation_answers_calls_beside_the_first()
    {
        using var cluster = NewCluster();

        cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("twin");
            var first = await account.WhoAmI();
            cluster.ActivateAgain(account);
            var answers = new HashSet<string>();
            for (var i = 0; i < 40; i++) answers.Add(await account.WhoAmI());
            Assert.Equal(2, answers.Count);
            Assert.Contains(first, answers);
        });
    }

    [Fact]
    public void A_node_may_die_at_any_step_and_nothing_of_it_runs_again()
    {
        var outcomes = new HashSet<string>();
        for (var deathAfter = 0; deathAfter < 40; deathAfter++) outcomes.Add(DepositWithDeathAfter(deathAfter));

        // Dead before the append, between append and answer, and too late to matter.
        Assert.Equal(
            ["done, 1 durable", "failed, 0 durable", "failed, 1 durable"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void After_a_nodes_death_its_grains_come_up_fresh()
    {
        using var cluster = NewCluster();

        cluster.Run(async grains =>
        {
            var account = grains.GetGrain<IAccountGrain>("phoenix");
            await account.Deposit(5);
            for (var node = 0; node < 2; node++) cluster.KillNode(node);
            Assert.Equal(0, await account.Balance());
        });
    }

    [Fact]
    public void A_deadlock_is_reported_with_the_whole_chain_of_calls()
    {
        using var cluster = NewCluster();

        cluster.Run(async grains =>
        {
            var a = grains.GetGrain<IKnotGrain>("a");
            var b = grains.GetGrain<IKnotGrain>("b");

            var failure = await Assert.ThrowsAsync<TimeoutException>(() => a.Tie([b, a]));

            const string chain = "client → knot/a.Tie → knot/b.Tie → knot/a.Tie";
            Assert.Contains(chain, failure.Message, StringComparison.Ordinal);
            Assert.Contains("deadlock", failure.Message, StringComparison.Ordinal);
        });
    }

    private static string DepositWithDeathAfter(int steps)
    {
        using var cluster = NewCluster(nodes: 1);
        var store = cluster.Services.GetRequiredService<SlowStore>();
        var deposit = cluster.GrainFactory.GetGrain<IAccountGrain>("a").Deposit(5);
        for (var done = 0; done < steps && !deposit.IsCompleted; done++)
        {
            if (cluster.RunSteps(1) == 0) cluster.AdvanceTime(TimeSpan.FromMilliseconds(1));
        }

        cluster.KillNode(0);
        cluster.AdvanceTime(TimeSpan.FromSeconds(60));
        Assert.True(deposit.IsCompleted);
        if (deposit.IsFaulted) Assert.IsType<SiloUnavailableException>(deposit.Exception.InnerException);
        return $"{(deposit.IsCompletedSuccessfully ? "done" : "failed")}, {store.Durable.Count} durable";
    }

    private static DeterministicCluster NewCluster(int nodes = 2) => new(
        7, services => services.AddSingleton<SlowStore>(), new SimulationOptions { Nodes = nodes });
}
