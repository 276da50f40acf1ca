using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Security;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Erp.Simulation.Tests.Saboteurs;
using Erp.Simulation.Tests.Story;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost.Deterministic;

namespace Erp.Simulation.Tests.Host;

/// <summary>
/// The whole product but its API and tables, on one thread and one seed: three nodes, each with a journal of its own on one store, a
/// network between them and a clock.
/// </summary>
internal sealed class SimulatedHouse : IDisposable
{
    public const int Nodes = 3;

    private readonly NodeJournals _journals;
    private Weather _weather = Weather.Calm;

    public SimulatedHouse(ulong seed, Dice dice, Saboteur? saboteur, bool keepsLog)
    {
        Cluster = new DeterministicCluster(
            seed, services => Configure(services, saboteur),
            new SimulationOptions { Nodes = Nodes, KeepLog = keepsLog, Patience = TimeSpan.FromHours(12) });
        // In some stories the journals' queues are so short that they are full at times.
        _journals = new NodeJournals(Cluster, Store, dice, new JournalOptions { QueueEvents = dice.Chance(0.1) ? 4 : 100_000 });
        Cluster.NodeDied += _journals.Restart;
    }

    public DeterministicCluster Cluster { get; }

    public InMemoryStore Store { get; } = new();

    /// <summary>Exceptions that grain code let out and no caller is meant to see.</summary>
    public AlarmFilter Alarm { get; } = new();

    /// <summary>A node that runs no grain: it reads what the others have written.</summary>
    public InMemoryJournal Reader => Cluster.Services.GetRequiredService<InMemoryJournal>();

    public TimeProvider Clock => Cluster.Clock;

    /// <summary>Raised before each commit of a node: whatever was committed before can be read.</summary>
    public event Action? Committing
    {
        add => _journals.Committing += value;
        remove => _journals.Committing -= value;
    }

    /// <summary>What goes wrong from now on.</summary>
    public Weather Weather
    {
        get => _weather;
        set
        {
            _weather = _journals.Weather = value;
            var faults = Cluster.Faults;
            (faults.LostMessages, faults.DoubledMessages) = (value.LostMessages, value.DoubledMessages);
            (faults.DelayedMessages, faults.LongestDelay) = (value.DelayedMessages, value.LongestDelay);
            (faults.SecondActivations, faults.NodeDeaths) = (value.SecondActivations, value.NodeDeaths);
        }
    }

    /// <summary>
    /// The weather clears and every node starts anew, so that nothing is left of activations that have lost their streams.
    /// </summary>
    public void Mend()
    {
        Weather = Weather.Calm;
        for (var node = 0; node < Nodes; node++) Cluster.KillNode(node);
    }

    public void Dispose() => Cluster.Dispose();

    private void Configure(IServiceCollection services, Saboteur? saboteur)
    {
        services.AddSingleton(Store).AddInMemoryJournal()
            .AddSingleton<IIncomingGrainCallFilter>(Alarm)
            .AddSecurity().AddCompanies().AddCatalog().AddInventory().AddTills().AddStocktakes().AddTransfers()
            .AddScoped<IJournal>(provider => Sabotaged(saboteur, _journals.Of(provider.GetRequiredService<IGrainContext>())));
        if (saboteur is IIncomingGrainCallFilter filter) services.AddSingleton(filter);
    }

    private static IJournal Sabotaged(Saboteur? saboteur, IJournal journal) => saboteur is null ? journal : saboteur.Tamper(journal);
}
