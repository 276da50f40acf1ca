using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Erp.Inventory;
using Erp.Tax;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.TestingHost.Deterministic;

namespace Erp.Grains.Tests.Simulation;

/// <summary>
/// Companies, catalogue and stock on the deterministic host: one seed, one interleaving, and a clock that stands still unless a test
/// moves it. The store outlives the shop, as a database does.
/// </summary>
internal sealed class SimulatedShop : IDisposable
{
    public static readonly CompanyId Company = new(1);

    private readonly JournalOptions _bounds;

    public SimulatedShop(ulong seed, InMemoryStore? store = null, DateTimeOffset? start = null, JournalOptions? bounds = null)
    {
        Store = store ?? new InMemoryStore();
        _bounds = bounds ?? new JournalOptions();
        Cluster = new DeterministicCluster(
            seed, Configure, start is { } time ? new SimulationOptions { Start = time } : new SimulationOptions());
    }

    public DeterministicCluster Cluster { get; }

    public InMemoryStore Store { get; }

    public DateTimeOffset Now => Cluster.Clock.GetUtcNow();

    /// <summary>How long each commit takes from now on.</summary>
    public TimeSpan CommitsTake { get; set; }

    private IJournal Journal => Cluster.Services.GetRequiredService<IJournal>();

    /// <summary>A shop that is open, with goods on its shelves.</summary>
    public static SimulatedShop Open(ulong seed = 1, JournalOptions? bounds = null)
    {
        var shop = new SimulatedShop(seed, bounds: bounds);
        shop.Cluster.Run(async grains =>
        {
            var company = grains.Company(Company);
            Accepted(await company.Define(new DefineCompany("Shop", "GBP", "UTC")));
            Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Main")));
            Accepted(await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(default, 20)])));
        });
        return shop;
    }

    /// <summary>The node dies with all that is not durable, and another one starts on the store.</summary>
    public SimulatedShop Crash(ulong seed = 2)
    {
        Store.Fence(Cluster.Services.GetRequiredService<InMemoryJournal>());
        return new SimulatedShop(seed, Store, Now);
    }

    public StockItemKey Stocked(string sku, decimal quantity) => Cluster.Run(async grains =>
    {
        var id = new ProductId(new Guid(sku[0], 0, 0, new byte[8]));
        Accepted(await grains.Product(Company, id).Create(Creates(id, sku)));
        var key = new StockItemKey(Company, "MAIN", id);
        Accepted(await grains.StockItem(key).Receive(new ReceiveStock("opening", quantity, new Money(2, "GBP"), "")));
        return key;
    });

    public static CreateProduct Creates(ProductId id, string sku) => new(
        id, sku, [], $"The {sku}", ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "STANDARD", Tracked: true);

    public (decimal OnHand, decimal Reserved) Stock(StockItemKey key) => Cluster.Run(async grains =>
    {
        var view = await grains.StockItem(key).Get();
        return (view.OnHand, view.Reserved);
    });

    /// <summary>The item's events, as the journal has them.</summary>
    public List<IEvent> Journalled(StockItemKey key) => Cluster.Run(async _ =>
    {
        var events = new List<IEvent>();
        await foreach (var one in Journal.ReadStreamAsync(new StreamKey(Company, $"stockitem/{key}"), 0, CancellationToken.None))
            events.Add(one.Event);
        return events;
    });

    public static T Accepted<T>(Outcome<T> outcome) where T : class
    {
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    public void Dispose() => Cluster.Dispose();

    private void Configure(IServiceCollection services) => services
        .AddSingleton(Store)
        .AddInMemoryJournal()
        .AddSingleton(provider => new InMemoryJournal(
            provider.GetRequiredService<EventTypes>(), Store, new InMemoryJournalOptions
            {
                Scheduler = provider.GetRequiredService<SimulationScheduler>(),
                Clock = provider.GetRequiredService<TimeProvider>(),
                Journal = _bounds,
                Faults = _ => CommitsTake > TimeSpan.Zero ? new CommitFault.Slow(CommitsTake) : null,
            }))
        .AddCompanies().AddCatalog().AddInventory().AddStocktakes().AddTransfers().AddTills();
}
