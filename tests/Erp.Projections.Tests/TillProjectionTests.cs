using Erp.Grains.Tills;
using Erp.Projections.Tests.World;
using Erp.Tax;
using Erp.TestKit.Postgres;
using Erp.Tills;

namespace Erp.Projections.Tests;

public sealed class TillProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        Shop.Product(1);
        Shop.Product(2);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_sale_is_a_receipt_with_lines_payments_and_tax()
    {
        Shop.Till("T0", Shop.Sale("abc", "T0", (1, 2), (2, 1)) with
        {
            Customer = "Ann",
            Net = 7,
            Tax = 1.4m,
            Lines = [Shop.Line(1, 2) with { Discount = 0.5m, DiscountReason = "scratched", Net = 4.5m, Tax = 0.9m, Gross = 5.4m }, Shop.Line(2, 1)],
            Taxes = [new RecordedTax("STANDARD", 20, 7, 1.4m), new RecordedTax("ZERO", 0, 0, 0)],
            Payments = [new RecordedPayment(PaymentMethod.Card, 5, 0, "X-1"), new RecordedPayment(PaymentMethod.Cash, 5, 1.6m)],
        });
        await _world.ProjectAsync();

        Assert.Equal(
            "1|T0/abc|T0|1|SALE|-|COMPLETED|MAIN|GBP|7|1.4|8.4|0.5|Ann|-|1|ann|2026-03-14|2026-03-14 09:30:00|2026-03-14 09:30:00",
            await _world.RowsAsync(
                """
                select company_id, id, terminal, number, kind, original_sale_id, status, warehouse, currency, net, tax, total, discount, customer,
                       reason, shift, operator, business_date, occurred_at, recorded_at
                from erp.sales
                """));
        Assert.Equal(
            """
            T0/abc|1|2026-03-14|SALE|SKU-1|Mug|MAIN|2|2.5|0.5|scratched|GBP|4.5|0.9|5.4|STANDARD|20|1.1|True
            T0/abc|2|2026-03-14|SALE|SKU-2|Mug|MAIN|1|2.5|0|-|GBP|2.5|0.5|3|STANDARD|20|1.1|True
            """,
            await _world.RowsAsync(
                """
                select sale_id, line, business_date, kind, sku, name, warehouse, quantity, unit_price, discount, discount_reason, currency, net, tax, gross,
                       tax_code, tax_rate, unit_cost, tracked
                from erp.sale_items order by line
                """));
        Assert.Equal(
            "T0/abc|1|CARD|X-1|GBP|5|0|5\nT0/abc|2|CASH|-|GBP|5|1.6|3.4",
            await _world.RowsAsync("select sale_id, line, method, reference, currency, tendered, change, applied from erp.payments order by line"));
        Assert.Equal(
            "T0/abc|STANDARD|20|GBP|7|1.4\nT0/abc|ZERO|0|GBP|0|0",
            await _world.RowsAsync("select sale_id, tax_code, rate, currency, net, tax from erp.sale_taxes order by tax_code"));
    }

    [Fact]
    public async Task An_offline_receipt_says_how_it_was_numbered_and_in_what_it_differs()
    {
        Shop.Till("T0", Shop.Sale("abc", "T0", (1, 1)) with
        {
            Epoch = 2,
            Offline = true,
            PrintedNumber = 7,
            Deviation = 0.01m,
            Hash = "aGFzaA==",
            Exceptions =
            [
                new RecordedException(SaleExceptionCode.PriceDiffers, 1, "2", "2.50"),
                new RecordedException(SaleExceptionCode.TotalDiffers, null, "3", "3.01"),
            ],
        });
        Shop.Till("T0", Shop.Sale("plain", "T0", (1, 1)));
        await _world.ProjectAsync();

        Assert.Equal(
            "T0/abc|2|True|7|0.01|3.01|aGFzaA==\nT0/plain|-|False|-|0|3|-",
            await _world.RowsAsync("select id, epoch, offline, printed_number, deviation, total, hash from erp.sales order by id"));
        Assert.Equal(
            "T0/abc|1|2026-03-14|1|PRICE_DIFFERS|2|2.50\nT0/abc|2|2026-03-14|-|TOTAL_DIFFERS|3|3.01",
            await _world.RowsAsync("select sale_id, ordinal, business_date, line, code, expected, actual from erp.sale_exceptions order by ordinal"));
    }

    [Fact]
    public async Task Every_exception_has_a_name_in_the_tables()
    {
        var codes = Enum.GetValues<SaleExceptionCode>();
        Shop.Till("T0", Shop.Sale("abc", "T0", (1, 1)) with { Exceptions = [.. codes.Select(code => new RecordedException(code))] });
        await _world.ProjectAsync();

        Assert.Equal($"{codes.Length}", await _world.RowsAsync("select count(distinct code) from erp.sale_exceptions"));
    }

    [Fact]
    public async Task A_shift_that_ended_says_what_it_came_to()
    {
        var at = new DateTimeOffset(2026, 3, 14, 18, 0, 0, TimeSpan.Zero);
        var totals = new ShiftTotals(
            2, 1, 10, 2, [new AppliedTotal(PaymentMethod.Cash, 12)],
            [new ReceiptTax("STANDARD", 20, 10, 2), new ReceiptTax("NONE", 0, 5, 0) { Kind = TaxKind.OutsideScope }])
        {
            Voids = 1,
            SalesTotal = 20,
            ReturnsTotal = -5,
            VoidsTotal = -3,
            Discounts = 1.5m,
            Rounding = 0.02m,
            Deviation = 0.01m,
            Offline = 4,
            WithExceptions = 1,
        };
        Shop.Till(
            "T0", new TerminalEnrolled("e", 1, 1, "tablet"), new ShiftClosed("z-1", 1, 1, 4, totals, "GBP", at.AddHours(-9), "ann", at),
            new ShiftClosed("z-2", 2, null, 4, ShiftTotals.Zero, "GBP", at, "ann", at));
        await _world.ProjectAsync();

        Assert.Equal(
            """
            T0|1|2026-03-14|GBP|1|4|2026-03-14 09:00:00|2026-03-14 18:00:00|ann|2|1|1|20|-5|-3|10|2|0.02|0.01|1.5|4|1
            T0|2|2026-03-14|GBP|-|4|2026-03-14 18:00:00|2026-03-14 18:00:00|ann|0|0|0|0|0|0|0|0|0|0|0|0|0
            """,
            await _world.RowsAsync(
                """
                select terminal, shift, closed_on, currency, first_number, last_number, since, closed_at, closed_by, sales, returns, voids, sales_total,
                       returns_total, voids_total, net, tax, rounding, deviation, discounts, offline, with_exceptions
                from erp.shifts order by shift
                """));
        Assert.Equal("T0|1|CASH|GBP|12", await _world.RowsAsync("select terminal, shift, method, currency, applied from erp.shift_payments"));
        Assert.Equal(
            "T0|1|NONE|0|5|0|OUTSIDE_SCOPE\nT0|1|STANDARD|20|10|2|STANDARD",
            await _world.RowsAsync("select terminal, shift, tax_code, rate, net, tax, kind from erp.shift_taxes order by tax_code"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_return_is_negative_and_marks_the_sale(int windowEntries)
    {
        Shop.Receive(1, 10);
        Shop.Sell("abc", "T0", (1, 2));
        Shop.Sell("other", "T0", (1, 1));
        Shop.Return("back", "T1", "T0/abc", (1, 2));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal(
            """
            T0/abc|SALE|RETURNED|-|-|6
            T0/other|SALE|COMPLETED|-|-|3
            T1/back|RETURN|COMPLETED|T0/abc|broken|-6
            """,
            await _world.RowsAsync("select id, kind, status, original_sale_id, reason, total from erp.sales order by id"));
        Assert.Equal(
            "T1/back|RETURN|-2|-5|-1|-6", await _world.RowsAsync("select sale_id, kind, quantity, net, tax, gross from erp.sale_items where quantity < 0"));
        Assert.Equal("T1/back|-6|0|-6", await _world.RowsAsync("select sale_id, tendered, change, applied from erp.payments where applied < 0"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_return_of_a_part_counts_what_came_back_of_every_line_and_payment(int windowEntries)
    {
        Shop.Receive(1, 10);
        Shop.Sell("abc", "T0", (1, 2), (2, 1));
        Shop.Till("T1", Returned("back-1", 1, Shop.Line(1, -1) with { OriginalLine = 1 }));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal(
            "T0/abc|SALE|PARTLY_RETURNED\nT1/back-1|RETURN|COMPLETED", await _world.RowsAsync("select id, kind, status from erp.sales order by id"));

        Shop.Till("T1", Returned("back-2", 2, Shop.Line(2, -1) with { OriginalLine = 2 }, Shop.Line(1, -1) with { OriginalLine = 1, NotRestocked = true, Tracked = false }));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("RETURNED", await _world.RowsAsync("select status from erp.sales where id = 'T0/abc'"));
        Assert.Equal("1|2|2\n2|1|1", await _world.RowsAsync("select line, quantity, quantity_returned from erp.sale_items where sale_id = 'T0/abc' order by line"));
        Assert.Equal(
            "T0/abc|2|False\nT0/abc|1|True",
            await _world.RowsAsync("select original_sale_id, original_line, not_restocked from erp.sale_items where sale_id = 'T1/back-2' order by line"));
        Assert.Equal("9|9", await _world.RowsAsync("select applied, refunded from erp.payments where sale_id = 'T0/abc'"));
        Assert.Equal("T0/abc|1|-6", await _world.RowsAsync("select original_sale_id, original_payment, applied from erp.payments where sale_id = 'T1/back-2'"));
    }

    [Fact]
    public async Task An_exchange_is_one_receipt_whose_returned_lines_and_money_belong_to_the_earlier_sale()
    {
        Shop.Receive(1, 10);
        Shop.Sell("abc", "T0", (1, 2));
        Shop.Till("T1", Shop.Sale("swap", "T1", (2, 1), (1, -2)) with
        {
            Lines = [Shop.Line(2, 1), Shop.Line(1, -2) with { Original = "T0/abc", OriginalLine = 1 }],
            Payments =
            [
                new RecordedPayment(PaymentMethod.Cash, -3) { Original = "T0/abc", OriginalPayment = 1 },
                new RecordedPayment(PaymentMethod.Cash, -3) { Original = "T0/abc", OriginalPayment = 1, Carried = true },
                new RecordedPayment(PaymentMethod.Cash, 3) { Carried = true },
            ],
        });
        await _world.ProjectAsync();

        Assert.Equal(
            "T0/abc|SALE|RETURNED\nT1/swap|SALE|COMPLETED", await _world.RowsAsync("select id, kind, status from erp.sales order by id"));
        Assert.Equal(
            "SALE|1|-\nRETURN|-2|T0/abc", await _world.RowsAsync("select kind, quantity, original_sale_id from erp.sale_items where sale_id = 'T1/swap' order by line"));
        Assert.Equal("6|6", await _world.RowsAsync("select applied, refunded from erp.payments where sale_id = 'T0/abc'"));
        Assert.Equal(
            "T1/swap|SALE|-1\nT1/swap|RETURN|2", await _world.RowsAsync("select reference, kind, quantity_change from erp.stock_movements where reference = 'T1/swap' order by ordinal"));
        Assert.Equal("-3", await _world.RowsAsync("select sum(applied) from erp.payments where sale_id = 'T1/swap'"));
    }

    [Fact]
    public async Task A_void_is_a_kind_of_its_own()
    {
        Shop.Sell("abc", "T0", (1, 2));
        Shop.Till("T0", Returned("back-1", 1, Shop.Line(1, -2) with { OriginalLine = 1 }) with { Void = true });
        await _world.ProjectAsync();

        Assert.Equal("VOID|VOID", await _world.RowsAsync("select s.kind, i.kind from erp.sales s join erp.sale_items i on i.sale_id = s.id where s.id = 'T0/back-1'"));
    }

    private SaleReturned Returned(string id, long number, params System.Collections.Immutable.ImmutableArray<RecordedLine> lines)
    {
        var gross = lines.Sum(line => line.Gross);
        return new SaleReturned
        {
            Id = id,
            Number = number,
            Attempt = 1,
            Original = "T0/abc",
            Currency = "GBP",
            Warehouse = "MAIN",
            Net = lines.Sum(line => line.Net),
            Tax = lines.Sum(line => line.Tax),
            Lines = lines,
            Taxes = [new RecordedTax("STANDARD", 20, lines.Sum(line => line.Net), lines.Sum(line => line.Tax))],
            Payments = [new RecordedPayment(PaymentMethod.Cash, gross) { OriginalPayment = 1 }],
            Shift = 1,
            Operator = "ann",
            BusinessDate = new DateOnly(2026, 3, 14),
            OccurredAt = new DateTimeOffset(2026, 3, 14, 9, 30, 0, TimeSpan.Zero),
        };
    }

    [Fact]
    public async Task A_receipt_and_all_that_belongs_to_it_are_kept_under_its_business_date()
    {
        Shop.Till("T0", Shop.Sale("abc", "T0", (1, 2)) with { BusinessDate = new DateOnly(2010, 12, 1) });
        await _world.ProjectAsync();
        Assert.Equal(
            "erp_g1.sales_2010_12|erp_g1.sale_items_2010_12|erp_g1.payments_2010_12|erp_g1.sale_taxes_2010_12",
            await _world.RowsAsync(
                """
                select s.tableoid::regclass::text, i.tableoid::regclass::text, p.tableoid::regclass::text, t.tableoid::regclass::text
                from erp.sales s join erp.sale_items i on i.sale_id = s.id join erp.payments p on p.sale_id = s.id join erp.sale_taxes t on t.sale_id = s.id
                """));
    }

    [Fact]
    public async Task The_next_months_partition_is_there_before_the_month_begins()
    {
        Shop.Sell("abc", "T0", (1, 1));
        await _world.ProjectAsync();
        Assert.Equal("True", await _world.RowsAsync("select to_regclass('erp_g1.sales_2026_04') is not null"));
    }

    [Fact]
    public async Task Receipts_that_one_till_wrote_at_once_are_told_apart()
    {
        Shop.Till("T0", new SessionBegan(1), Shop.Sale("a", "T0", (1, 1)), Shop.Sale("b/1", "T0", (1, 1)));
        await _world.ProjectAsync();
        Assert.Equal("T0/a|1\nT0/b/1|2", await _world.RowsAsync("select id, number from erp.sales order by number"));
        Assert.Equal("T0/a|0\nT0/b/1|1", await _world.RowsAsync("select reference, ordinal from erp.stock_movements order by ordinal"));
    }
}
