using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Transfers;
using Erp.Inventory;
using Erp.Tax;
using Erp.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.TestingHost.Deterministic;

namespace Erp.Grains.Tests.Transfers;

/// <summary>
/// Goods that are carried between three warehouses by a few drivers, told by a seed: on a network that loses, doubles and delays, with
/// nodes that die, grains that come to life twice and a database that fails. Afterwards an auditor who knows no decider adds up what the
/// journal says: every piece, and every penny, is in a warehouse, on the road or written off.
/// </summary>
internal sealed class TransferStory : IDisposable
{
    private const int Drivers = 4;
    private const int Errands = 5;

    private static readonly CompanyId Company = new(1);
    private static readonly string[] Warehouses = ["MAIN", "STORE", "DEPOT"];

    /// <summary>Bought in thirds, so that averages do not come out even.</summary>
    private static readonly (string Sku, ProductId Id)[] Goods = [("TEA", Id(1)), ("MUG", Id(2))];

    private readonly ulong _seed;
    private readonly Random _random;
    private readonly InMemoryStore _store = new();
    private readonly DeterministicCluster _cluster;
    private readonly Dictionary<string, int> _linesOf = [];
    private double _badCommits;

    public TransferStory(ulong seed)
    {
        _seed = seed;
        _random = new Random((int)seed);
        _cluster = new DeterministicCluster(seed, services => services
            .AddInMemoryJournal()
            .AddSingleton(provider => new InMemoryJournal(provider.GetRequiredService<EventTypes>(), _store, new InMemoryJournalOptions
            {
                Scheduler = provider.GetRequiredService<SimulationScheduler>(),
                Clock = provider.GetRequiredService<TimeProvider>(),
                Faults = CommitFaultOf,
            }))
            .AddCompanies().AddCatalog().AddInventory().AddTransfers());
    }

    public ulong Trace => _cluster.Trace.Hash;

    /// <summary>How many shipments, receipts and write-offs drivers were told of.</summary>
    public int Answered { get; private set; }

    public void Tell()
    {
        _cluster.Run(Open);
        Break();
        _cluster.Run(async grains => { await Task.WhenAll(Enumerable.Range(0, Drivers).Select(driver => Drive(grains, driver))); });
        Mend();
        for (var round = 0; round < 3; round++)
        {
            _cluster.Run(Sweep);
            _cluster.AdvanceTime(TimeSpan.FromMinutes(1));
        }
        _cluster.Run(Audit);
    }

    /// <summary>Nothing goes wrong, and the books are added up after every errand.</summary>
    public void TellCalmly()
    {
        _cluster.Run(Open);
        for (var errand = 0; errand < Drivers * Errands; errand++)
        {
            _cluster.Run(grains => Errand(grains, $"{errand}"));
            _cluster.RunUntilIdle();
            _cluster.Run(Audit);
        }
    }

    public void Dispose() => _cluster.Dispose();

    private static async Task Open(IGrainFactory grains)
    {
        var company = grains.Company(Company);
        await company.Define(new DefineCompany("Demo", "GBP", "Europe/London"));
        await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(new DateOnly(2000, 1, 1), 20)]));
        foreach (var warehouse in Warehouses) await company.DefineWarehouse(new DefineWarehouse(warehouse, warehouse));
        foreach (var (sku, id) in Goods)
        {
            await grains.Product(Company, id).Create(new CreateProduct(
                id, sku, [], sku, ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "STANDARD", Tracked: true));
            await Item(grains, "MAIN", id).Receive(new ReceiveStock("opening", 20, new Money(1.10m, "GBP"), ""));
            await Item(grains, "MAIN", id).Receive(new ReceiveStock("dearer", 10, new Money(1.37m, "GBP"), ""));
            await Item(grains, "STORE", id).Receive(new ReceiveStock("opening", 7, new Money(0.99m, "GBP"), ""));
        }
    }

    private void Break()
    {
        _badCommits = 0.03;
        _cluster.Faults.LostMessages = 0.01;
        _cluster.Faults.DoubledMessages = 0.03;
        _cluster.Faults.DelayedMessages = 0.10;
        _cluster.Faults.SecondActivations = 0.005;
        _cluster.Faults.NodeDeaths = 0.001;
    }

    /// <summary>All nodes start anew, so that nothing is left of activations that have lost their streams.</summary>
    private void Mend()
    {
        _badCommits = 0;
        _cluster.Faults.LostMessages = _cluster.Faults.DoubledMessages = _cluster.Faults.DelayedMessages = 0;
        _cluster.Faults.SecondActivations = _cluster.Faults.NodeDeaths = 0;
        for (var node = 0; node < 2; node++) _cluster.KillNode(node);
    }

    private CommitFault? CommitFaultOf(CommitAttempt attempt)
    {
        if (_badCommits == 0) return null;
        if (_random.NextDouble() < _badCommits) return _random.Next(2) == 0 ? new CommitFault.Outage() : new CommitFault.LostAcknowledgement();
        return _random.Next(3) == 0 ? new CommitFault.Slow(TimeSpan.FromMilliseconds(_random.Next(1, 2_000))) : null;
    }

    private async Task Drive(IGrainFactory grains, int driver)
    {
        for (var errand = 0; errand < Errands; errand++) await Errand(grains, $"{driver}-{errand}");
    }

    private async Task Errand(IGrainFactory grains, string id)
    {
        if (_linesOf.Count == 0 || _random.Next(3) == 0)
        {
            await Ship(grains, id);
            return;
        }
        var (transfer, lines) = _linesOf.ElementAt(_random.Next(_linesOf.Count));
        var grain = grains.Transfer(new TransferKey(Company, transfer));
        switch (_random.Next(5))
        {
            case 0:
                await Insist(() => grain.Close(new CloseTransfer(id, "lost")));
                break;
            case 1:
                await Insist(() => grain.Receive(new ReceiveTransfer(id, [])));
                break;
            default:
                var arrived = new ArrivedGoods(_random.Next(1, lines + 1), _random.Next(1, 4));
                await Insist(() => grain.Receive(new ReceiveTransfer(id, [arrived])));
                break;
        }
    }

    private async Task Ship(IGrainFactory grains, string id)
    {
        var from = _random.Next(Warehouses.Length);
        var to = (from + _random.Next(1, Warehouses.Length)) % Warehouses.Length;
        var command = new ShipTransfer(
            Warehouses[from], Warehouses[to],
            [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new ShippedGoods(Goods[_random.Next(Goods.Length)].Sku, _random.Next(1, 6)))], "");
        _linesOf.Add(id, command.Lines.Length);
        await Insist(() => grains.Transfer(new TransferKey(Company, id)).Ship(command));
    }

    /// <summary>Sends a command until there is an answer, and every now and then once more: it must be accepted again.</summary>
    private async Task Insist<T>(Func<Task<Outcome<T>>> send) where T : class
    {
        T? first = null;
        for (var tries = 0; tries < 50; tries++)
        {
            if (await Answer(send) is not { } outcome)
            {
                await Task.Delay(TimeSpan.FromSeconds(_random.Next(1, 20)), _cluster.Clock);
                continue;
            }
            if (first is not null) Assert.Equivalent(first, outcome.Value, strict: true);
            if (outcome.Value is null || _random.Next(4) > 0)
            {
                if (outcome.Accepted) Answered++;
                return;
            }
            first = outcome.Value;
        }
    }

    private static async Task<Outcome<T>?> Answer<T>(Func<Task<Outcome<T>>> send) where T : class
    {
        try
        {
            return await send();
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException or OrleansException)
        {
            return null;
        }
    }

    /// <summary>
    /// As the sweeper does. Once is not enough: the last words of a dead node may still reach the journal and end the activation that
    /// was just woken.
    /// </summary>
    private static async Task Sweep(IGrainFactory grains)
    {
        foreach (var warehouse in Warehouses)
            foreach (var (_, product) in Goods)
                await Item(grains, warehouse, product).Sweep();
    }

    private async Task Audit(IGrainFactory grains)
    {
        var moved = await Moved();
        foreach (var (_, product) in Goods)
        {
            // What has left a warehouse and come into none is on the road, or was lost there.
            var value = moved.Where(one => one.Product == product).Sum(one => -one.Quantity * one.UnitCost);
            foreach (var warehouse in Warehouses)
            {
                var item = await Item(grains, warehouse, product).Get();
                var here = moved.Where(one => one.Warehouse == warehouse && one.Product == product).Sum(one => one.Quantity);
                Assert.Equal((_seed, warehouse, Opening(warehouse) + here, 0m), (_seed, warehouse, item.OnHand, item.Reserved));
                value += item.Value;
            }
            Assert.Equal((_seed, 20 * 1.10m + 10 * 1.37m + 7 * 0.99m), (_seed, value));
        }
    }

    private static decimal Opening(string warehouse) => warehouse switch { "MAIN" => 30, "STORE" => 7, _ => 0 };

    /// <summary>What all transfers have moved, as their streams say; of no line more has arrived and was lost than was shipped.</summary>
    private async Task<List<MovedGoods>> Moved()
    {
        var journal = _cluster.Services.GetRequiredService<IJournal>();
        var moved = new List<MovedGoods>();
        foreach (var id in _linesOf.Keys)
        {
            var stream = new StreamKey(Company, new TransferKey(Company, id).GrainId);
            var inTransit = new Dictionary<int, decimal>();
            await foreach (var recorded in journal.ReadStreamAsync(stream, 0, CancellationToken.None))
            {
                if (recorded.Event is TransferShipped shipped)
                    for (var line = 1; line <= shipped.Lines.Length; line++) inTransit.Add(line, shipped.Lines[line - 1].Quantity);
                foreach (var (line, quantity) in Taken(recorded.Event)) Assert.True((inTransit[line] -= quantity) >= 0, $"{_seed}: {id} line {line}");
                if (recorded.Event is GoodsMoved goods) moved.AddRange(goods.Goods());
            }
        }
        return moved;
    }

    private static IEnumerable<(int Line, decimal Quantity)> Taken(IEvent @event) => @event switch
    {
        TransferReceived received => received.Lines.Select(line => (line.Line, line.Quantity)),
        TransferClosed closed => closed.Lines.Select(line => (line.Line, line.Quantity)),
        _ => [],
    };

    private static IStockItemGrain Item(IGrainFactory grains, string warehouse, ProductId product) =>
        grains.StockItem(new StockItemKey(Company, warehouse, product));

    private static ProductId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
