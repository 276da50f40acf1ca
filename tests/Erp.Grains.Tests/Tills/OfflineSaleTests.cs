using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Tax;
using Erp.Tills;
using Orleans.Runtime;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What was sold and printed while the terminal was offline.</summary>
public class OfflineSaleTests
{
    private static readonly DateTimeOffset Yesterday = new(2026, 6, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_recorded_as_it_was_printed()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await Enrol(shop);

        var receipt = Accepted(await shop.Till().CompleteSale(Offline("a-1", 1, Line("TEA"))));

        Assert.Equal((true, 1L, 1L, Yesterday), (receipt.Offline, receipt.Number, receipt.Epoch, receipt.OccurredAt));
        Assert.Equal((1.20m, 0m), (receipt.Totals.Total, receipt.Totals.Deviation));
        Assert.Empty(receipt.Exceptions);
        Assert.Equal((9m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Another_price_total_or_an_inactive_product_is_noted_and_not_refused()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Grains.Product(Company, tea).Deactivate());
        await Enrol(shop);

        var receipt = Accepted(await shop.Till().CompleteSale(
            Offline("a-1", 1, Line("TEA") with { UnitPrice = new Money(2, "GBP") }) with { ExpectedTotal = 2.41m }));

        Assert.Equal((2m, 0.40m, 0.01m, 2.41m), (receipt.Totals.Net, receipt.Totals.Tax, receipt.Totals.Deviation, receipt.Totals.Total));
        Assert.Equal(2.41m, receipt.Totals.Tendered - receipt.Totals.Change);
        Assert.Equal(
            [
                new SaleException(SaleExceptionCode.ProductInactive, 1, null, "TEA"),
                new SaleException(SaleExceptionCode.PriceDiffers, 1, "1", "2"),
                new SaleException(SaleExceptionCode.TotalDiffers, null, "2.40", "2.41"),
            ],
            receipt.Exceptions.ToArray());
    }

    [Fact]
    public async Task A_price_is_compared_with_what_it_would_have_been_under_the_tax_that_it_was_sold_with()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var company = shop.Grains.Company(Company);
        Accepted(await company.Update(new UpdateCompany(PricesIncludeTax: true)));
        Accepted(await company.DefineTaxCode(new DefineTaxCode("ZERO", "Export", TaxKind.Zero, [new TaxRate(new DateOnly(2000, 1, 1), 0)])));
        await Enrol(shop);
        var export = Line("TEA") with { TaxCode = "ZERO", UnitPrice = new Money(0.833333m, "GBP") };

        var asOnline = Accepted(await shop.Till().CompleteSale(Offline("a-1", 1, export) with { ExpectedTotal = 0.83m }));
        var withTax = Accepted(await shop.Till().CompleteSale(
            Offline("a-2", 2, export with { UnitPrice = new Money(1, "GBP") }) with { ExpectedTotal = 1 }));

        var otherTax = new SaleException(SaleExceptionCode.TaxCodeDiffers, 1, "STANDARD", "ZERO");
        Assert.Equal([otherTax], asOnline.Exceptions.ToArray());
        Assert.Equal([new SaleException(SaleExceptionCode.PriceDiffers, 1, "0.833333", "1"), otherTax], withTax.Exceptions.ToArray());
    }

    [Fact]
    public async Task Goods_that_have_left_the_shop_are_taken_from_stock_that_is_not_there()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 2);
        await Enrol(shop);

        var receipt = Accepted(await shop.Till().CompleteSale(Offline("a-1", 1, Line("TEA", 5)) with { ExpectedTotal = 6 }));

        Assert.Empty(receipt.Exceptions);
        Assert.Equal((-3m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_product_that_nobody_knows_is_recorded_from_the_paper()
    {
        await using var shop = await OpenAsync();
        await Enrol(shop);
        var printed = new SaleLine("NEW-1", null, 1.5m) { Name = "Something new", UnitPrice = new Money(4, "GBP"), TaxCode = "STANDARD" };

        var nameless = await shop.Till().CompleteSale(Offline("a-1", 1, printed with { TaxCode = null }));
        var receipt = Accepted(await shop.Till().CompleteSale(Offline("a-1", 1, printed) with { ExpectedTotal = 7.20m }));

        Assert.Equal("PRODUCT_UNKNOWN", Assert.Single(nameless.Errors).Code);
        Assert.Equal(("Something new", Guid.Empty, 7.20m), (receipt.Lines[0].Name, receipt.Lines[0].ProductId, receipt.Totals.Total));
        Assert.Equal([new SaleException(SaleExceptionCode.ProductUnknown, 1, null, "NEW-1")], receipt.Exceptions.ToArray());
    }

    [Fact]
    public async Task What_is_no_receipt_is_refused_all_the_same()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        var sale = Offline("a-1", 1, Line("TEA"));

        Assert.Equal("UNDERPAID", await CodeOf(shop, sale with { ExpectedTotal = 2_000 }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { ExpectedTotal = 1.201m }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { ExpectedTotal = null }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { OccurredAt = null }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { Sequence = null, Epoch = null }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { Lines = [] }));
        Assert.Equal("INVALID_INPUT", await CodeOf(shop, sale with { Offline = false, OccurredAt = null, Recover = true }));
        Assert.Equal(0, (await shop.Till().GetXReport()).LastNumber);
    }

    [Fact]
    public async Task What_is_on_paper_and_cannot_be_kept_is_refused_where_it_stands_and_the_rest_of_the_backlog_is_not()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        var unknown = new SaleLine("NEW-1", null, 1) { Name = "New\0", UnitPrice = new Money(1, "GBP"), TaxCode = "STANDARD\0" };
        var unprintable = Offline("a-2", 2, Line("TEA"), unknown) with { Warehouse = "MAIN\0" };
        var endless = Offline("a-2", 2, unknown with { Name = new string('x', 201), TaxCode = new string('x', 65) });

        var answers = Accepted(await shop.Till().CompleteSales(new CompleteSales([Offline("a-1", 1, Line("TEA")), unprintable]))).Answers;
        var tooLong = await shop.Till().CompleteSale(endless);

        Assert.True(answers[0].Accepted);
        Assert.Equal(["warehouse", "lines.1.name", "lines.1.taxCode"], answers[1].Errors.Select(error => error.Field));
        Assert.Equal(["lines.0.name", "lines.0.taxCode"], tooLong.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task It_needs_a_permission_of_its_own_and_another_one_in_anothers_name()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        var sale = Offline("a-1", 1, Line("TEA"));
        var bound = Cashier("pos:sell", "pos:sell_offline") with { Terminals = ["T1"] };

        var online = await As(Cashier("pos:sell"), () => shop.Till().CompleteSale(sale));
        var elsewhere = await As(bound, () => shop.Till().CompleteSale(sale));
        var recovered = await As(Cashier("pos:sell", "pos:sell_offline"), () => shop.Till().CompleteSale(sale with { Recover = true }));
        var uploaded = await As(
            bound with { Permissions = bound.Permissions.Add("pos:upload") }, () => shop.Till().CompleteSale(sale));

        Assert.Equal([new OfflineForbidden { Field = "offline" }], online.Errors.ToArray());
        Assert.Equal([new TerminalForbidden("T0") { Field = "terminal" }], elsewhere.Errors.ToArray());
        Assert.Equal([new RecoveryForbidden { Field = "recover" }], recovered.Errors.ToArray());
        Assert.Equal("T0/a-1", Accepted(uploaded).Id.ToString());
    }

    [Fact]
    public async Task What_a_superseded_device_printed_is_recovered_under_the_next_number()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        Accepted(await shop.Till().CompleteSale(Offline("a-1", 1, Line("TEA"))));
        Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-2")));
        Accepted(await shop.Till().CompleteSale(Offline("b-2", 2, Line("TEA")) with { Epoch = 2 }));
        var lost = Offline("a-2", 2, Line("TEA"));

        var fenced = await shop.Till().CompleteSale(lost);
        var recovered = Accepted(await shop.Till().CompleteSale(lost with { Recover = true }));
        var taken = Accepted(await shop.Till().CompleteSale(Offline("c-1", 1, Line("TEA")) with { Epoch = 2, Recover = true }));

        Assert.Equal("ENROLMENT_SUPERSEDED", Assert.Single(fenced.Errors).Code);
        Assert.Equal((3L, 2L, 1L), (recovered.Number, recovered.PrintedNumber, recovered.Epoch));
        Assert.Equal([new SaleException(SaleExceptionCode.EnrolmentSuperseded, null, "3", "2")], recovered.Exceptions.ToArray());
        Assert.Equal([new SaleException(SaleExceptionCode.NumberTaken, null, "4", "1")], taken.Exceptions.ToArray());
    }

    internal static CompleteSale Offline(string id, long sequence, params ImmutableArray<SaleLine> lines) =>
        new(id, null, lines, [new Payment(PaymentMethod.Cash, new Money(1_000, "GBP"))])
        {
            Sequence = sequence,
            Epoch = 1,
            Offline = true,
            OccurredAt = Yesterday,
            ExpectedTotal = 1.20m,
            Operator = "ann",
        };

    internal static SaleLine Line(string sku, decimal quantity = 1) => new(sku, null, quantity);

    private static Task Enrol(DemoShop shop) => shop.Till().EnrolTerminal(new EnrolTerminal("e-1"));

    private static async Task<string> CodeOf(DemoShop shop, CompleteSale sale) =>
        (await shop.Till().CompleteSale(sale)).Errors[0].Code;

    private static Caller Cashier(params string[] permissions) => new(Company, "token:pos", [.. permissions], "trace");

    private static async Task<T> As<T>(Caller caller, Func<Task<T>> call)
    {
        RequestContext.Set(Caller.ContextKey, caller);
        return await call();
    }
}
