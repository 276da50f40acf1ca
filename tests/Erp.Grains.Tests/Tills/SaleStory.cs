using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Security;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Tax;
using Erp.Tills;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.TestingHost.Deterministic;

namespace Erp.Grains.Tests.Tills;

/// <summary>
/// A day in a shop that is told by a seed: two tills, a few customers who buy and bring back, a network that loses, doubles and delays,
/// nodes that die, grains that come to life twice, a database that fails. Afterwards an auditor who knows no decider reads the journal.
/// </summary>
internal sealed class SaleStory : IDisposable
{
    private const int Customers = 6;
    private const int Errands = 5;

    private static readonly CompanyId Company = new(1);

    private static readonly (string Sku, ProductId Id, decimal Stock)[] Shelf =
        [("RARE", Id(1), 12), ("TEA", Id(2), 60), ("MUG", Id(3), 60)];

    private readonly ulong _seed;
    private readonly Random _random;
    private readonly InMemoryStore _store = new();
    private readonly DeterministicCluster _cluster;
    private readonly Dictionary<SaleId, Receipt> _answered = [];
    private double _badCommits;

    public SaleStory(ulong seed)
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
            .AddSecurity().AddCompanies().AddCatalog().AddInventory().AddTills());
    }

    public ulong Trace => _cluster.Trace.Hash;

    /// <summary>How many receipts the customers hold.</summary>
    public int Receipts => _answered.Count;

    public void Tell()
    {
        _cluster.Run(Open);
        Break();
        _cluster.Run(async grains => { await Task.WhenAll(Enumerable.Range(0, Customers).Select(customer => Shop(grains, customer))); });
        Mend();
        for (var round = 0; round < 3; round++)
        {
            _cluster.Run(Sweep);
            _cluster.AdvanceTime(TimeSpan.FromMinutes(1));
        }
        _cluster.Run(Audit);
    }

    public void Dispose() => _cluster.Dispose();

    private static async Task Open(IGrainFactory grains)
    {
        var company = grains.Company(Company);
        await company.Define(new DefineCompany("Demo", "GBP", "Europe/London"));
        await company.DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor"));
        await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(new DateOnly(2000, 1, 1), 20)]));
        foreach (var terminal in new[] { "T0", "T1" }) await company.DefineTerminal(new DefineTerminal(terminal, terminal, "MAIN"));
        foreach (var (sku, id, stock) in Shelf)
        {
            await grains.Product(Company, id).Create(new CreateProduct(
                id, sku, [], sku, ProductKind.Goods, "EACH", new Money(1.33m, "GBP"), null, "STANDARD", Tracked: true));
            await Item(grains, id).Receive(new ReceiveStock("opening", stock, new Money(1, "GBP"), ""));
        }
    }

    private void Break()
    {
        _badCommits = 0.02;
        _cluster.Faults.LostMessages = 0.01;
        _cluster.Faults.DoubledMessages = 0.03;
        _cluster.Faults.DelayedMessages = 0.10;
        _cluster.Faults.SecondActivations = 0.005;
        _cluster.Faults.NodeDeaths = 0.0005;
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

    private async Task Shop(IGrainFactory grains, int customer)
    {
        for (var errand = 0; errand < Errands; errand++)
        {
            var till = grains.Till(new TillKey(Company, _random.Next(2) == 0 ? "T0" : "T1"));
            var id = $"{customer}-{errand}";
            if (errand > 2 && _answered.Values.FirstOrDefault(receipt => !receipt.IsReturn && _random.Next(3) == 0) is { } sale)
                await Insist(till, () => till.ReturnSale(new ReturnSale(id, sale.Id)));
            else
                await Insist(till, SaleOf(till, id));
        }
    }

    private Func<Task<Outcome<Receipt>>> SaleOf(ITillGrain till, string id)
    {
        var command = new CompleteSale(
            id, null,
            [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new SaleLine(Shelf[_random.Next(Shelf.Length)].Sku, null, _random.Next(1, 4)))],
            [new Payment(PaymentMethod.Cash, new Money(100, "GBP"))]);
        return () => till.CompleteSale(command);
    }

    /// <summary>Sends a command until there is an answer, and every now and then once more: the answer must be the same.</summary>
    private async Task Insist(ITillGrain till, Func<Task<Outcome<Receipt>>> send)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (await Answer(send) is not { } outcome || outcome.Errors.Any(error => error.Code == "RESERVATION_BUSY"))
            {
                await Task.Delay(TimeSpan.FromSeconds(_random.Next(1, 20)), _cluster.Clock);
                continue;
            }
            if (outcome.Value is not { } receipt) return;
            if (!_answered.TryAdd(receipt.Id, receipt)) Assert.Equivalent(_answered[receipt.Id], receipt, strict: true);
            if (_random.Next(4) > 0) return;
        }
    }

    private static async Task<Outcome<Receipt>?> Answer(Func<Task<Outcome<Receipt>>> send)
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
        foreach (var (_, product, _) in Shelf) await Item(grains, product).Sweep();
    }

    private async Task Audit(IGrainFactory grains)
    {
        var recorded = new Dictionary<SaleId, ReceiptRecorded>();
        foreach (var terminal in new[] { "T0", "T1" })
        {
            var receipts = await ReceiptsOf(terminal);
            Assert.Equal(Enumerable.Range(1, receipts.Length).Select(n => (long)n), receipts.Select(receipt => receipt.Number));
            foreach (var receipt in receipts) Assert.True(recorded.TryAdd(new SaleId(terminal, receipt.Id), receipt), $"{_seed}: {receipt.Id} twice");
        }
        foreach (var (id, receipt) in _answered) Assert.Equal(receipt.Number, recorded[id].Number);

        var returned = recorded.Where(one => one.Value is SaleReturned).ToDictionary(
            one => SaleId.Parse(((SaleReturned)one.Value).Original), one => (SaleId?)one.Key);
        foreach (var (id, _) in recorded.Where(one => one.Value is SaleCompleted))
            Assert.Equal(returned.GetValueOrDefault(id), (await grains.Sale(new SaleKey(Company, id)).Get())!.ReturnedBy);

        foreach (var (_, product, stock) in Shelf)
        {
            var moved = recorded.Values.SelectMany(receipt => receipt.Lines).Where(line => line.ProductId == product.Value).Sum(line => line.Quantity);
            var item = await Item(grains, product).Get();
            Assert.Equal((_seed, stock - moved, 0m), (_seed, item.OnHand, item.Reserved));
            Assert.InRange(item.OnHand, 0, stock);
        }
    }

    private async Task<ImmutableArray<ReceiptRecorded>> ReceiptsOf(string terminal)
    {
        var journal = _cluster.Services.GetRequiredService<IJournal>();
        var receipts = ImmutableArray.CreateBuilder<ReceiptRecorded>();
        var stream = new StreamKey(Company, new TillKey(Company, terminal).GrainId);
        await foreach (var recorded in journal.ReadStreamAsync(stream, 0, CancellationToken.None))
            if (recorded.Event is ReceiptRecorded receipt)
                receipts.Add(receipt);
        return receipts.DrainToImmutable();
    }

    private static IStockItemGrain Item(IGrainFactory grains, ProductId product) =>
        grains.StockItem(new StockItemKey(Company, "MAIN", product));

    private static ProductId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
