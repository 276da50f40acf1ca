using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost.Deterministic;

namespace Orleans.Embedded.Tests.Embedded;

public sealed class DeterminismSpecs
{
    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var first = RunTransfers(4711);
        var second = RunTransfers(4711);

        Assert.Equal(first.Log, second.Log);
        Assert.Equal(first.Hash, second.Hash);
    }

    /// <summary>
    /// Every test run is another process with other string hash codes, so a constant shows that the run does not
    /// depend on the process. It changes with the scheduler or the scenario; then the failure says the new one.
    /// </summary>
    [Fact]
    public void The_same_seed_gives_the_same_run_in_another_process() =>
        Assert.Equal(7132402281209688455UL, RunTransfers(4711).Hash);

    [Fact]
    public void Other_seeds_give_other_runs()
    {
        var hashes = Enumerable.Range(1, 50).Select(seed => RunTransfers((ulong)seed).Hash);

        Assert.Equal(50, hashes.Distinct().Count());
    }

    [Fact]
    public void Faults_are_drawn_from_the_seed_too()
    {
        static SimulationTrace Run() => RunTransfers(99, faults =>
        {
            faults.LostMessages = 0.05;
            faults.DoubledMessages = 0.05;
            faults.DelayedMessages = 0.2;
            faults.SecondActivations = 0.05;
            faults.NodeDeaths = 0.01;
        });

        Assert.Equal(Run().Log, Run().Log);
    }

    [Fact]
    public void Time_passes_only_in_the_simulation()
    {
        using var cluster = NewCluster(1);
        var wall = System.Diagnostics.Stopwatch.StartNew();

        var measured = cluster.Run(grains => grains.GetGrain<IAccountGrain>("timed").MeasureTicks(3));

        Assert.Equal(TimeSpan.FromSeconds(21), measured);
        Assert.True(wall.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Advancing_time_runs_each_timer_at_its_own_time()
    {
        using var cluster = NewCluster(1);
        var store = cluster.Services.GetRequiredService<SlowStore>();
        var deposit = cluster.GrainFactory.GetGrain<IAccountGrain>("a").Deposit(5);

        cluster.RunUntilIdle();
        Assert.Empty(store.Durable);
        cluster.AdvanceTime(TimeSpan.FromMilliseconds(2));
        Assert.False(deposit.IsCompleted);
        cluster.AdvanceTime(TimeSpan.FromMilliseconds(1));

        Assert.True(deposit.IsCompletedSuccessfully);
        Assert.Equal(["a 5"], store.Durable);
    }

    [Fact]
    public void An_idle_grain_is_collected_in_simulated_time()
    {
        using var cluster = NewCluster(1);
        var grain = cluster.GrainFactory.GetGrain<IAccountGrain>("idle");

        var before = cluster.Run(_ => grain.WhoAmI());
        cluster.AdvanceTime(TimeSpan.FromMinutes(17));

        Assert.NotEqual(before, cluster.Run(_ => grain.WhoAmI()));
    }

    [Fact]
    public void A_step_from_outside_the_simulation_fails_the_run()
    {
        using var cluster = NewCluster(1);

        var failure = Assert.Throws<InvalidOperationException>(() => cluster.Run(async _ =>
        {
            var completed = new TaskCompletionSource();
            var waiting = Await(completed.Task);
            var outside = new Thread(completed.SetResult);
            outside.Start();
            outside.Join();
            await waiting;
        }));

        Assert.Contains("outside the simulation", failure.Message, StringComparison.Ordinal);

        static async Task Await(Task task) => await task;
    }

    [Fact]
    public void Waiting_for_several_answers_at_once_stays_inside_the_simulation()
    {
        using var cluster = NewCluster(3);

        var balances = cluster.Run(grains => Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => grains.GetGrain<IAccountGrain>($"a{i}").Deposit(i))));

        Assert.Equal(Enumerable.Range(0, 20), balances);
    }

    [Fact]
    public void Code_that_waits_for_what_never_comes_is_told_which_calls_are_under_way()
    {
        using var cluster = NewCluster(1);

        var failure = Assert.Throws<TimeoutException>(() => cluster.Run(_ => new TaskCompletionSource().Task));

        Assert.Contains("nothing more can happen", failure.Message, StringComparison.Ordinal);
    }

    private static SimulationTrace RunTransfers(ulong seed, Action<Faults>? configure = null)
    {
        using var cluster = NewCluster(seed);
        configure?.Invoke(cluster.Faults);
        cluster.Run(async grains =>
        {
            IAccountGrain Account(int number) => grains.GetGrain<IAccountGrain>($"account {number % 5}");
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Try(Account(i).Transfer(Account(i + 2), i))));
        });
        return cluster.Trace;
    }

    private static async Task Try(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception failure) when (failure is TimeoutException or SiloUnavailableException)
        {
            // With faults on, some transfers fail; only the order of things matters here.
        }
    }

    private static DeterministicCluster NewCluster(ulong seed) => new(
        seed, services => services.AddSingleton<SlowStore>(), new SimulationOptions { KeepLog = true });
}
