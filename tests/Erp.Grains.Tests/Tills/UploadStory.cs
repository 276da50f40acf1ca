using System.Collections.Immutable;
using System.Text.Json;
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
/// A terminal was offline for a day, and its backlog is uploaded: once as it should be, or by devices that double it, send its parts in
/// any order and at once, over a network that loses messages, to nodes that die. Either way the books are those of the same day.
/// </summary>
internal sealed class UploadStory : IDisposable
{
    private const int BatchSize = 7;

    private static readonly CompanyId Company = new(1);

    private static readonly DateTimeOffset Morning = new(2026, 6, 14, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string Sku, ProductId Id)[] Shelf = [("TEA", Id(1)), ("MUG", Id(2)), ("RARE", Id(3))];

    /// <summary>What was printed: some of it at another price, some of it of a product that nobody knows, more than is in stock.</summary>
    private static readonly ImmutableArray<CompleteSale> Day = [.. Enumerable.Range(1, 40).Select(Printed)];

    private readonly ulong _seed;
    private readonly Random _random;
    private readonly InMemoryStore _store = new();
    private readonly DeterministicCluster _cluster;
    private double _badCommits;

    public UploadStory(ulong seed)
    {
        _seed = seed;
        _random = new Random((int)seed);
        _cluster = new DeterministicCluster(seed, services => services
            .AddInMemoryJournal()
            .AddSingleton(provider => new InMemoryJournal(provider.GetRequiredService<EventTypes>(), _store, new InMemoryJournalOptions
            {
                Scheduler = provider.GetRequiredService<SimulationScheduler>(),
                Clock = provider.GetRequiredService<TimeProvider>(),
                Faults = _ => _random.NextDouble() < _badCommits ? new CommitFault.LostAcknowledgement() : null,
            }))
            .AddSecurity().AddCompanies().AddCatalog().AddInventory().AddTills());
        _cluster.Run(Open);
    }

    /// <summary>Batch after batch, in order, with nothing in the way.</summary>
    public string UploadCleanly()
    {
        _cluster.Run(async grains =>
        {
            foreach (var batch in Batches())
                Assert.All((await Till(grains).CompleteSales(new CompleteSales(batch))).Value!.Answers, answer => Assert.Empty(answer.Errors));
        });
        return Books();
    }

    /// <summary>Three devices have the same backlog and each sends it until all of it is answered.</summary>
    public string UploadBadly()
    {
        _badCommits = 0.02;
        _cluster.Faults.LostMessages = 0.01;
        _cluster.Faults.DoubledMessages = 0.03;
        _cluster.Faults.DelayedMessages = 0.10;
        _cluster.Faults.SecondActivations = 0.005;
        _cluster.Faults.NodeDeaths = 0.003;
        _cluster.Run(async grains => { await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Insist(grains))); });
        _badCommits = _cluster.Faults.LostMessages = _cluster.Faults.DoubledMessages = _cluster.Faults.DelayedMessages = 0;
        _cluster.Faults.SecondActivations = _cluster.Faults.NodeDeaths = 0;
        for (var node = 0; node < 2; node++) _cluster.KillNode(node);
        for (var round = 0; round < 3; round++)
        {
            _cluster.Run(async grains => { await Task.WhenAll(Shelf.Select(one => Item(grains, one.Id).Sweep())); });
            _cluster.AdvanceTime(TimeSpan.FromMinutes(1));
        }
        return Books();
    }

    public void Dispose() => _cluster.Dispose();

    private static CompleteSale Printed(int n)
    {
        var line = new SaleLine(Shelf[n % Shelf.Length].Sku, null, 1 + n % 4);
        if (n % 5 == 0) line = line with { UnitPrice = new Money(2, "GBP") };
        if (n % 7 == 0) line = new SaleLine("GIFT", null, 1) { Name = "A gift", UnitPrice = new Money(3, "GBP"), TaxCode = "STANDARD" };
        return new CompleteSale($"day-{n}", null, [line], [new Payment(PaymentMethod.Cash, new Money(100, "GBP"))])
        {
            Sequence = n,
            Epoch = 1,
            Offline = true,
            OccurredAt = Morning.AddMinutes(n),
            ExpectedTotal = 1.20m * n,
            Operator = "ann",
        };
    }

    private static async Task Open(IGrainFactory grains)
    {
        var company = grains.Company(Company);
        await company.Define(new DefineCompany("Demo", "GBP", "Europe/London"));
        await company.DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor"));
        await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(new DateOnly(2000, 1, 1), 20)]));
        await company.DefineTerminal(new DefineTerminal("T0", "T0", "MAIN"));
        foreach (var (sku, id) in Shelf)
        {
            await grains.Product(Company, id).Create(new CreateProduct(
                id, sku, [], sku, ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "STANDARD", Tracked: true));
            await Item(grains, id).Receive(new ReceiveStock("opening", 30, new Money(0.40m, "GBP"), ""));
        }
        await Till(grains).EnrolTerminal(new EnrolTerminal("enrol"));
    }

    /// <summary>A device that sends batches in any order, each cut off anywhere, until it has an answer to every sale.</summary>
    private async Task Insist(IGrainFactory grains)
    {
        var open = Day.Select(sale => sale.Id).ToHashSet();
        for (var tries = 0; open.Count > 0; tries++)
        {
            Assert.True(tries < 500, $"{_seed}: {open.Count} sales have no answer.");
            var begin = _random.Next(4) == 0 ? _random.Next(Day.Length) : Day.TakeWhile(sale => !open.Contains(sale.Id)).Count();
            var part = Day[begin..Math.Min(Day.Length, begin + _random.Next(1, BatchSize * 2))];
            if (_random.Next(3) == 0) part = [.. part.Reverse()];
            foreach (var receipt in await Send(grains, part))
                open.Remove(receipt.Id.ClientId);
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1, 3_000)), _cluster.Clock);
        }
    }

    private static async Task<IEnumerable<Receipt>> Send(IGrainFactory grains, ImmutableArray<CompleteSale> part)
    {
        try
        {
            var answers = (await Till(grains).CompleteSales(new CompleteSales(part))).Value!.Answers;
            Assert.All(answers.SelectMany(answer => answer.Errors), error => Assert.IsType<SequenceGap>(error));
            return answers.Where(answer => answer.Accepted).Select(answer => answer.Value!);
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException or OrleansException)
        {
            return [];
        }
    }

    /// <summary>
    /// Everything that the day has left behind: the receipts as the journal has them (the attempts, which count tries, aside), and what
    /// till and stock items know. The tables are folded from the same events.
    /// </summary>
    private string Books() => _cluster.Run(async grains =>
    {
        var books = new List<string>();
        var journal = _cluster.Services.GetRequiredService<IJournal>();
        await foreach (var recorded in journal.ReadStreamAsync(new StreamKey(Company, "till/1/T0"), 0, CancellationToken.None))
            if (recorded.Event is SaleCompleted sale)
                books.Add(JsonSerializer.Serialize(sale with { Attempt = 0 }, TillJson.Default.SaleCompleted));
        books.Add(JsonSerializer.Serialize(await Till(grains).GetXReport()));
        books.Add(JsonSerializer.Serialize(await Till(grains).GetChainHead()));
        foreach (var (_, id) in Shelf)
        {
            var item = await Item(grains, id).Get();
            books.Add($"{item.OnHand} {item.Reserved}");
        }
        Assert.Null((await grains.TerminalJournal(new TillKey(Company, "T0")).Verify()).Break);
        return string.Join('\n', books);
    });

    private static IEnumerable<ImmutableArray<CompleteSale>> Batches() =>
        Day.Chunk(BatchSize).Select(batch => batch.ToImmutableArray());

    private static ITillGrain Till(IGrainFactory grains) => grains.Till(new TillKey(Company, "T0"));

    private static IStockItemGrain Item(IGrainFactory grains, ProductId product) => grains.StockItem(new StockItemKey(Company, "MAIN", product));

    private static ProductId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
