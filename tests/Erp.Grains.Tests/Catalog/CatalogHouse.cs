using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Tax;
using Erp.TestKit.Cluster;
using Orleans;

namespace Erp.Grains.Tests.Catalog;

/// <summary>A company with a warehouse and nothing in it yet, on a cluster.</summary>
internal sealed class CatalogHouse(GrainCluster cluster) : IAsyncDisposable
{
    public static readonly CompanyId Company = new(1);

    public GrainCluster Cluster => cluster;

    public static async Task<CatalogHouse> OpenAsync()
    {
        var house = new CatalogHouse(await GrainCluster.StartAsync());
        var company = house.Cluster.Grains.Company(Company);
        Accepted(await company.Define(new DefineCompany("House", "GBP", "Europe/London")));
        Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Main")));
        Accepted(await company.DefineTaxCode(new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(default, 20)])));
        return house;
    }

    public IProductGrain Product(ProductId id) => cluster.Grains.Product(Company, id);

    public Task<ProductFacts?> FindSku(string sku) => cluster.Grains.FindProduct(ProductCode.OfSku(Company, sku));

    public async Task<IStockItemGrain> Stocked(string sku, decimal quantity)
    {
        var id = NewId();
        Accepted(await Product(id).Create(Creates(id, sku)));
        var item = cluster.Grains.StockItem(new StockItemKey(Company, "MAIN", id));
        Accepted(await item.Receive(new ReceiveStock("opening", quantity, Gbp(2), "")));
        return item;
    }

    /// <summary>The same item, as this cluster's grains know it.</summary>
    public IStockItemGrain Item(IStockItemGrain elsewhere) => cluster.Grains.GetGrain<IStockItemGrain>(elsewhere.GetPrimaryKeyString());

    public async Task<CatalogHouse> CrashAsync() => new(await cluster.RestartAfterCrashAsync());

    public async Task<CatalogHouse> ReopenAsync() => new(await GrainCluster.StartAsync(cluster.Store));

    public static ProductId NewId() => new(Guid.CreateVersion7());

    public static Money Gbp(decimal amount) => new(amount, "GBP");

    public static CreateProduct Creates(ProductId id, string sku, params string[] barcodes) => new(
        id, sku, [.. barcodes], $"The {sku}", ProductKind.Goods, "EACH", Gbp(1), null, "STANDARD", Tracked: true);

    public static T Accepted<T>(Outcome<T> outcome) where T : class
    {
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
