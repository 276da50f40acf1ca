using System.Collections.Immutable;
using Erp.Api.Hosting;
using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Security;
using Erp.Silo.Postgres;
using Erp.Tax;
using Orleans.Runtime;

namespace Erp.Api.Demo;

/// <summary>
/// A company to try everything with: pounds, one warehouse, ten terminals, twenty products with stock. Only what is
/// missing is made and every id derives from the seed, so a first start that was killed half-way is finished by the
/// next one.
/// </summary>
internal sealed class DemoCompany(IGrainFactory grains, DataFolder folder)
{
    public const string Warehouse = "MAIN";
    private const string Currency = "GBP";
    private const int Terminals = 10;

    public static CompanyId Company { get; } = new(1);

    /// <summary>The standard rate of value added tax in the United Kingdom since 1991.</summary>
    private static ImmutableArray<TaxRate> StandardRates =>
    [
        new(new DateOnly(1991, 4, 1), 17.5m), new(new DateOnly(2008, 12, 1), 15m),
        new(new DateOnly(2010, 1, 1), 17.5m), new(new DateOnly(2011, 1, 4), 20m),
    ];

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        RequestContext.Set(Caller.ContextKey, Caller.System(Company));
        await SettingsAsync();
        await Task.WhenAll(DemoProduct.All.Select(ProductAsync));
        RequestContext.Set(Caller.ContextKey, Caller.System(TokenKey.Company));
        await TokenAsync(cancellation);
    }

    private async Task SettingsAsync()
    {
        var company = grains.Company(Company);
        var facts = await company.GetFacts()
            ?? Accepted(await company.Define(new DefineCompany("Demo Trading Ltd", Currency, "Europe/London")));
        if (facts.FindTaxCode("STANDARD") is null)
            Accepted(await company.DefineTaxCode(
                new DefineTaxCode("STANDARD", "Standard rate", TaxKind.Standard, StandardRates)));
        if (facts.FindTaxCode("ZERO") is null)
            Accepted(await company.DefineTaxCode(
                new DefineTaxCode("ZERO", "Zero rate", TaxKind.Zero, [new(new DateOnly(1973, 4, 1), 0)])));
        if (facts.FindWarehouse(Warehouse) is null)
            Accepted(await company.DefineWarehouse(new DefineWarehouse(Warehouse, "Main warehouse")));
        for (var i = 0; i < Terminals; i++)
            if (facts.FindTerminal($"T{i}") is null)
                Accepted(await company.DefineTerminal(new DefineTerminal($"T{i}", $"Till {i}", Warehouse)));
    }

    private async Task ProductAsync(DemoProduct demo)
    {
        var id = new ProductId(DerivedId.Of(Company, "demo", demo.Sku));
        var product = grains.Product(Company, id);
        if (await product.GetFacts() is null)
        {
            Accepted(await product.Create(new CreateProduct(
                id, demo.Sku, [demo.Barcode], demo.Name, ProductKind.Goods, demo.Unit, new Money(demo.Price, Currency),
                new Money(demo.Cost, Currency), demo.TaxCode, Tracked: true)));
        }
        Accepted(await grains.StockItem(new StockItemKey(Company, Warehouse, id)).Receive(
            new ReceiveStock("demo-opening-stock", demo.Stock, new Money(demo.Cost, Currency), "Opening stock")));
    }

    /// <summary>
    /// The token is on disk before it is valid, so that no crash leaves a valid token that nobody knows.
    /// </summary>
    private async Task TokenAsync(CancellationToken cancellation)
    {
        if (File.Exists(folder.TokenFile))
        {
            var kept = (await File.ReadAllTextAsync(folder.TokenFile, cancellation)).Trim();
            if ((await IssueAsync(kept)).Accepted) return;
        }
        var token = TokenSecret.New();
        await OwnerFile.WriteAsync(folder.TokenFile, token, cancellation);
        Accepted(await IssueAsync(token));
    }

    private Task<Outcome<TokenFacts>> IssueAsync(string token) =>
        grains.Token(TokenSecret.KeyOf(token)).Issue(new IssueToken("demo", Company, ["*"], []));

    private static T Accepted<T>(Outcome<T> outcome) where T : class => outcome.Accepted
        ? outcome.Value
        : throw new InvalidOperationException($"The demo company cannot be made: {outcome.Errors[0].Message}");
}
