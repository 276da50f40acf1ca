using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tests.Tills;

/// <summary>The facts of a small shop, for specs of what is decided on them.</summary>
internal static class Shop
{
    public static readonly CompanyId Company = new(1);

    public static readonly DateTimeOffset Noon = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public static readonly Caller Cashier = new(Company, "token:pos-0", ["pos:sell", "pos:return"], "trace");

    public static readonly Caller Manager = Cashier with { Actor = "token:office", Permissions = ["*"] };

    public static readonly CommandContext AtNoon = new(Noon, Cashier);

    public static readonly CompanyFacts Facts = new(
        "Demo", "GBP", "Europe/London", TaxRounding.PerRate,
        [new Warehouse("MAIN", "Shop floor"), new Warehouse("STORE", "Store room")],
        [new Terminal("T0", "Till 0", "MAIN"), new Terminal("T1", "Till 1", "STORE")],
        [
            new TaxCode("NONE", [new TaxRate(new DateOnly(2000, 1, 1), 0m)]) { Kind = TaxKind.OutsideScope },
            new TaxCode("REVERSE", [new TaxRate(new DateOnly(2000, 1, 1), 0m)]) { Kind = TaxKind.ReverseCharge },
            new TaxCode("STANDARD", [new TaxRate(new DateOnly(2008, 12, 1), 15m), new TaxRate(new DateOnly(2010, 1, 1), 17.5m), new TaxRate(new DateOnly(2011, 1, 4), 20m)]),
            new TaxCode("ZERO", [new TaxRate(new DateOnly(2000, 1, 1), 0m)]),
        ]);

    public static readonly ProductFacts Mug = Product(1, "MUG", 4.00m);

    public static readonly ProductFacts Tea = Product(2, "TEA", 2.195m) with { Unit = new Unit("KG", 3) };

    public static readonly ProductFacts Book = Product(3, "BOOK", 9.99m) with { TaxCode = "ZERO" };

    public static readonly ProductFacts Wrapping = Product(4, "WRAP", 1.50m) with
    {
        Kind = ProductKind.Service,
        Tracked = false,
        Cost = new Money(0.40m, "GBP"),
    };

    /// <summary>For anything in the shop; sold outside the scope of tax.</summary>
    public static readonly ProductFacts GiftCard = Product(5, "GIFT", 25m) with
    {
        Kind = ProductKind.Voucher,
        Tracked = false,
        TaxCode = "NONE",
    };

    public static readonly ProductFacts BottleDeposit = Product(6, "BOTTLE", 0.25m) with
    {
        Kind = ProductKind.Deposit,
        Tracked = false,
        TaxCode = "NONE",
    };

    public static ProductFacts Product(int number, string sku, decimal price) => new(
        new ProductId(new Guid(number, 0, 0, new byte[8])), sku, [], $"The {sku}", ProductKind.Goods, Unit.Each,
        PriceList.Of(Gbp(price)), null, "STANDARD", Tracked: true, Active: true);

    public static Money Gbp(decimal amount) => new(amount, "GBP");

    public static SaleLine Line(ProductFacts product, decimal quantity) => new(product.Sku, null, quantity);

    public static Payment Cash(decimal amount) => new(PaymentMethod.Cash, Gbp(amount));

    public static Payment Card(decimal amount, string? reference = null) => new(PaymentMethod.Card, Gbp(amount), reference);

    public static CompleteSale Sale(ImmutableArray<SaleLine> lines, params ImmutableArray<Payment> payments) =>
        new("abc-1", null, lines, payments);

    /// <summary>What the till says to a sale of these products, line by line.</summary>
    public static (SaleDraft? Draft, ImmutableArray<DomainError> Errors) Draft(
        CompleteSale command, Caller caller, params ImmutableArray<ProductFacts?> products) =>
        DraftAt(Facts, command, caller, products);

    /// <summary>The same in a company with other settings.</summary>
    public static (SaleDraft? Draft, ImmutableArray<DomainError> Errors) DraftAt(
        CompanyFacts company, CompleteSale command, Caller caller, params ImmutableArray<ProductFacts?> products) =>
        SaleDrafter.Draft(command, "T0", new SaleFacts(company, products), new CommandContext(Noon, caller));

    /// <summary>A sale of two mugs and a book for 20.00 in cash, priced.</summary>
    public static SaleDraft TwoMugsAndABook()
    {
        var (draft, errors) = Draft(Sale([Line(Mug, 2), Line(Book, 1)], Cash(20)), Cashier, Mug, Book);
        Assert.Empty(errors);
        return draft!;
    }
}
