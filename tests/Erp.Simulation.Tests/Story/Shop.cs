using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Simulation.Tests.Audit;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Simulation.Tests.Story;

/// <summary>
/// The shop of every story: three tills, a terminal that is often offline, and so little of some goods that customers get into each
/// other's way.
/// </summary>
internal static class Shop
{
    public static readonly CompanyId Company = new(1);

    public static readonly ImmutableArray<string> Terminals = ["T0", "T1", "T2"];

    /// <summary>The shop floor, where tills sell from, and the back room.</summary>
    public static readonly ImmutableArray<string> Warehouses = ["MAIN", "BACK"];

    public static readonly ImmutableArray<Article> Shelf =
        [new("RARE", 12), new("TEA", 60), new("MUG", 60), new("LOOSE", 5, SoldShort: true)];

    public static ITillGrain Till(this IGrainFactory grains, string terminal) => grains.Till(new TillKey(Company, terminal));

    public static IStockItemGrain Item(this IGrainFactory grains, Article article) => grains.StockItem(article.Item);

    /// <summary>In fair weather, before anything happens.</summary>
    public static async Task Open(IGrainFactory grains)
    {
        var company = grains.Company(Company);
        Accepted(await company.Define(new DefineCompany("Demo", "GBP", "Europe/London")));
        foreach (var warehouse in Warehouses) Accepted(await company.DefineWarehouse(new DefineWarehouse(warehouse, warehouse)));
        Accepted(await company.DefineTaxCode(new DefineTaxCode(
            "STANDARD", "Standard", TaxKind.Standard, [new TaxRate(new DateOnly(2000, 1, 1), 20)])));
        foreach (var terminal in Terminals.Add(Device.Terminal))
            Accepted(await company.DefineTerminal(new DefineTerminal(terminal, terminal, "MAIN")));
        foreach (var article in Shelf)
        {
            Accepted(await grains.Product(Company, article.Product).Create(new CreateProduct(
                article.Product, article.Sku, [], article.Sku, ProductKind.Goods, "EACH", new Money(1.33m, "GBP"), null, "STANDARD", Tracked: true)));
            Accepted(await grains.Item(article).Receive(new ReceiveStock("opening", article.Stock, new Money(1, "GBP"), "opening")));
            if (article.SoldShort)
                Accepted(await grains.Item(article).SetPolicy(new SetStockPolicy("policy", new StockPolicy(ShortagePolicy.Record))));
        }
    }

    private static void Accepted<T>(Outcome<T> outcome) where T : class
    {
        if (!outcome.Accepted)
            throw new ViolationException($"The shop cannot open: {string.Join("; ", outcome.Errors.Select(error => error.Message))}");
    }
}
