using System.Collections.Concurrent;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Security;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Erp.TestKit.Cluster;

/// <summary>All modules' grains on an in-memory journal. The store outlives the cluster, as a database does: a new cluster on it finds everything again.</summary>
public sealed class GrainCluster : IAsyncDisposable
{
    private const string NumberKey = "Erp:GrainCluster";

    /// <summary>The silo's configurator is made by its type alone; this is how it finds the cluster that it configures.</summary>
    private static readonly ConcurrentDictionary<string, GrainCluster> Starting = new();

    private readonly TestCluster _cluster;
    private readonly TimeProvider? _clock;
    private bool _crashed;

    private GrainCluster(InMemoryStore store, TimeProvider? clock)
    {
        Store = store;
        _clock = clock;
        var number = Guid.NewGuid().ToString("N");
        Starting[number] = this;
        var builder = new TestClusterBuilder(1);
        builder.Properties[NumberKey] = number;
        builder.AddSiloBuilderConfigurator<Configurator>();
        _cluster = builder.Build();
    }

    public InMemoryStore Store { get; }

    public IGrainFactory Grains => _cluster.GrainFactory;

    public IJournal Journal => _cluster.GetSiloServiceProvider().GetRequiredService<IJournal>();

    /// <summary>Decides, for every batch to come, what goes wrong with it; may be set at any time.</summary>
    public Func<CommitAttempt, CommitFault?>? Faults { get; set; }

    public static async Task<GrainCluster> StartAsync(InMemoryStore? store = null, TimeProvider? clock = null)
    {
        var cluster = new GrainCluster(store ?? new InMemoryStore(), clock);
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    /// <summary>
    /// The node dies: nothing that it still tries gets into the store, and nobody hears of it. A new one starts on what is durable.
    /// </summary>
    public Task<GrainCluster> RestartAfterCrashAsync()
    {
        Faults = static _ => new CommitFault.Crash(AfterCommit: false);
        _crashed = true;
        return StartAsync(Store);
    }

    /// <summary>A crashed node cannot be stopped in order: its grains wait for a journal that will never answer.</summary>
    public ValueTask DisposeAsync() => _crashed ? ValueTask.CompletedTask : _cluster.DisposeAsync();

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            Starting.TryRemove(siloBuilder.Configuration[NumberKey]!, out var cluster);
            if (cluster!._clock is { } clock) siloBuilder.Services.AddSingleton(clock);
            siloBuilder.Services
                .AddSingleton(cluster.Store)
                .AddInMemoryJournal(new InMemoryJournalOptions { Faults = batch => cluster.Faults?.Invoke(batch) })
                .AddSecurity().AddCompanies().AddCatalog().AddInventory().AddStocktakes().AddTransfers().AddTills();
        }
    }
}
