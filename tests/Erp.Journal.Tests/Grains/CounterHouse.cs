using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Journal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost.Deterministic;

namespace Erp.Journal.Tests.Grains;

/// <summary>Counters on the deterministic host, and a journal that commits only when it is told to.</summary>
internal sealed class CounterHouse : IDisposable
{
    private readonly JournalOptions _options;
    private CommitFault? _fault;

    public CounterHouse(JournalOptions? options = null)
    {
        _options = options ?? new JournalOptions();
        Cluster = new DeterministicCluster(seed: 1, Configure);
    }

    public DeterministicCluster Cluster { get; }

    public InMemoryStore Store { get; } = new();

    /// <summary>The journal as the counters see it.</summary>
    public WatchedJournal Watched => (WatchedJournal)Cluster.Services.GetRequiredService<IJournal>();

    private InMemoryJournal Journal => Cluster.Services.GetRequiredService<InMemoryJournal>();

    /// <summary>Calls the counter and lets everything happen that can happen without a commit.</summary>
    public Task<T> Call<T>(Func<ICounterGrain, Task<T>> call)
    {
        Task<T> called = null!;
        Cluster.Run(grains =>
        {
            called = call(grains.GetGrain<ICounterGrain>("1/a"));
            return Task.CompletedTask;
        });
        Cluster.RunUntilIdle();
        return called;
    }

    /// <summary>Commits what waits as one batch, with or without a fault, and lets everybody act on it.</summary>
    public void Commit(CommitFault? fault = null)
    {
        _fault = fault;
        Assert.True(Cluster.Run(_ => Task.FromResult(Journal.Step())));
        Cluster.RunUntilIdle();
    }

    /// <summary>Ends the counter's activation: the next call finds a new one.</summary>
    public void End() => _ = Call(async counter =>
    {
        await counter.End();
        return true;
    });

    /// <summary>Another node writes to the counter's stream behind its back.</summary>
    public void WriteElsewhere(int amount, RecordedCommand? command = null) => Cluster.Run(async _ =>
    {
        var other = new InMemoryJournal(Counting.Types, Store, new InMemoryJournalOptions { Stepped = true });
        var (stream, _) = await other.LoadAsync("a");
        var added = stream.Append([new CounterEvent.Added(amount)], Counting.Context, command);
        other.Step();
        await added;
    });

    public (long Version, CounterState State) Snapshot() => Cluster.Run(async _ =>
    {
        var stream = await Journal.OpenAsync("a");
        return (stream.SnapshotVersion, (CounterState?)stream.Snapshot ?? CounterState.Empty);
    });

    public void Dispose() => Cluster.Dispose();

    private void Configure(IServiceCollection services) => services
        .AddSingleton(Store)
        .AddSingleton(new EventFamily(typeof(CounterEvent), CounterJson.Default))
        .AddSingleton(provider => new InMemoryJournalOptions
        {
            Journal = _options,
            Stepped = true,
            Clock = provider.GetRequiredService<TimeProvider>(),
            Faults = _ => _fault,
        })
        .AddInMemoryJournal()
        .AddSingleton<IJournal>(provider => new WatchedJournal(provider.GetRequiredService<InMemoryJournal>()));
}
