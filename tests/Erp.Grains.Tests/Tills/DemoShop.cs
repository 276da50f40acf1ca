using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Tax;
using Erp.TestKit.Cluster;
using Erp.Tills;
using Orleans;

namespace Erp.Grains.Tests.Tills;

/// <summary>A company with two tills and stocked shelves on a cluster, and what a test asks of them.</summary>
internal sealed class DemoShop(GrainCluster cluster) : IAsyncDisposable
{
    public static readonly CompanyId Company = new(1);

    private GrainCluster _cluster = cluster;

    public GrainCluster Cluster => _cluster;

    public IGrainFactory Grains => _cluster.Grains;

    public static async Task<DemoShop> OpenAsync()
    {
        var shop = new DemoShop(await GrainCluster.StartAsync());
        var company = shop.Grains.Company(Company);
        Accepted(await company.Define(new DefineCompany("Demo", "GBP", "Europe/London")));
        Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor")));
        Accepted(await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(new DateOnly(2000, 1, 1), 20)])));
        foreach (var terminal in new[] { "T0", "T1" })
            Accepted(await company.DefineTerminal(new DefineTerminal(terminal, terminal, "MAIN")));
        return shop;
    }

    /// <summary>A product for 1.00 net, 1.20 with tax.</summary>
    public async Task<ProductId> Product(string sku, decimal stock, bool tracked = true)
    {
        var id = new ProductId(Guid.CreateVersion7());
        Accepted(await Grains.Product(Company, id).Create(new CreateProduct(
            id, sku, [], $"The {sku}", tracked ? ProductKind.Goods : ProductKind.Service, "EACH",
            new Money(1, "GBP"), new Money(0.25m, "GBP"), "STANDARD", tracked)));
        if (stock > 0)
            Accepted(await Item(id).Receive(new ReceiveStock($"opening-{sku}", stock, new Money(0.40m, "GBP"), "opening stock")));
        return id;
    }

    public IStockItemGrain Item(ProductId product) => Grains.StockItem(new StockItemKey(Company, "MAIN", product));

    public ITillGrain Till(string terminal = "T0") => Grains.Till(new TillKey(Company, terminal));

    public ISaleGrain Sale(string id) => Grains.Sale(new SaleKey(Company, SaleId.Parse(id)));

    public static CompleteSale Sells(string id, params (string Sku, decimal Quantity)[] lines) => new(
        id, null,
        [.. lines.Select(line => new SaleLine(line.Sku, null, line.Quantity))],
        [new Payment(PaymentMethod.Cash, new Money(1_000, "GBP"))]);

    /// <summary>On hand, reserved and available.</summary>
    public async Task<(decimal OnHand, decimal Reserved)> Stock(ProductId product)
    {
        var view = await Item(product).Get();
        return (view.OnHand, view.Reserved);
    }

    public static T Accepted<T>(Outcome<T> outcome) where T : class
    {
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    /// <summary>Everything that is not durable is gone, and the house opens again.</summary>
    public async Task Crash() => _cluster = await _cluster.RestartAfterCrashAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
