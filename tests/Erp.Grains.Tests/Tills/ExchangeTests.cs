using Erp.Grains.Tills;
using Erp.TestKit.Cluster;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>Goods that come back on the receipt of a sale. All products are 1.20 with tax.</summary>
public class ExchangeTests
{
    [Fact]
    public async Task One_receipt_sells_and_takes_back_and_only_the_difference_is_paid()
    {
        await using var shop = await OpenAsync();
        var (tea, mug) = (await shop.Product("TEA", 10), await shop.Product("MUG", 10));
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var swap = Accepted(await shop.Till("T1").CompleteSale(
            Sells("x-1", ("MUG", 4)) with { Returns = [Back("T0/a-1", (1, 3))], Payments = [Cash(2)] }));

        Assert.Equal((1.00m, 0.20m, 1.20m), (swap.Totals.Net, swap.Totals.Tax, swap.Totals.Total));
        Assert.Equal(
            [("MUG", 4m, 4.80m, null), ("TEA", -3m, -3.60m, "T0/a-1")],
            swap.Lines.Select(line => (line.Sku, line.Quantity, line.Gross, line.Original?.ToString())));
        Assert.Equal([(-3.60m, true), (3.60m, true), (1.20m, false)], swap.Payments.Select(one => (one.Applied, one.Carried)));
        Assert.Equal((10m, 0m), await shop.Stock(tea));
        Assert.Equal((6m, 0m), await shop.Stock(mug));
        Assert.Equal(SaleStatus.Returned, (await shop.Sale("T0/a-1").Get())!.Status);
    }

    [Fact]
    public async Task What_is_worth_more_than_what_is_sold_is_refunded_to_the_payment_it_was_paid_with()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await shop.Product("MUG", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)) with { Payments = [Card(3.60m)] }));

        var swap = Accepted(await shop.Till("T1").CompleteSale(
            Sells("x-1", ("MUG", 1)) with { Returns = [Back("T0/a-1", (1, 2))], Payments = [] }));

        Assert.Equal(-1.20m, swap.Totals.Total);
        Assert.Equal(
            [(PaymentMethod.Card, -1.20m, false), (PaymentMethod.Card, -1.20m, true), (PaymentMethod.Card, 1.20m, true)],
            swap.Payments.Select(one => (one.Method, one.Applied, one.Carried)));
        Assert.Equal([new RefundablePayment(1, 1.20m)], (await shop.Sale("T0/a-1").Get())!.Refundable.ToArray());
    }

    [Fact]
    public async Task What_was_swapped_for_can_itself_be_returned_for_what_it_was_paid_with()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await shop.Product("MUG", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 2)) with { Payments = [Card(2.40m)] }));
        Accepted(await shop.Till().CompleteSale(
            Sells("x-1", ("MUG", 3)) with { Returns = [Back("T0/a-1", (1, 2))], Payments = [Cash(1.20m)] }));

        var back = Accepted(await shop.Till("T1").ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/x-1"))));

        Assert.Equal([(PaymentMethod.Card, -2.40m), (PaymentMethod.Cash, -1.20m)], back.Payments.Select(one => (one.Method, one.Applied)));
        Assert.Equal([("MUG", -3m)], back.Lines.Select(line => (line.Sku, line.Quantity)));
        Assert.False(back.IsVoid);
    }

    [Fact]
    public async Task Goods_of_the_same_kind_go_and_come_without_being_missed_on_the_shelf()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 3);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var swap = Accepted(await Patience.UntilFinal(() => shop.Till("T1").CompleteSale(
            Sells("x-1", ("TEA", 2)) with { Returns = [Back("T0/a-1", (1, 2))], Payments = [] })));

        Assert.Equal(0m, swap.Totals.Total);
        Assert.Equal((0m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task What_comes_back_broken_does_not_make_up_for_what_is_sold()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 3);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var swap = await shop.Till("T1").CompleteSale(Sells("x-1", ("TEA", 1)) with
        {
            Returns = [Back("T0/a-1") with { Lines = [new ReturnedLine(1, 1, Restock: false)] }],
            Payments = [],
        });

        Assert.Equal(["STOCK_INSUFFICIENT lines.0.quantity"], swap.Errors.Select(error => $"{error.Code} {error.Field}"));
    }

    [Fact]
    public async Task An_exchange_that_is_refused_leaves_the_earlier_sale_to_others()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await shop.Product("RARE", 1);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var swap = await shop.Till("T1").CompleteSale(
            Sells("x-1", ("RARE", 3)) with { Returns = [Back("T0/a-1", (1, 3))], Payments = [] });

        Assert.Equal(["STOCK_INSUFFICIENT"], swap.Errors.Select(error => error.Code));
        Accepted(await Patience.UntilFinal(() => shop.Till().ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/a-1")))));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_exchange_is_said_where_it_stands()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till().CompleteSale(Sells("a-2", ("TEA", 3))));

        var wrong = await shop.Till("T1").CompleteSale(
            Sells("x-1", ("NONE", 1)) with { Returns = [Back("T0/nothing"), Back("T0/a-1", (1, 0.5m))] });
        var tooMuch = await shop.Till("T1").CompleteSale(
            Sells("x-1", ("TEA", 1)) with { Returns = [Back("T0/a-2", (1, 1)), Back("T0/a-1", (1, 4))] });

        Assert.Equal(
            ["PRODUCT_UNKNOWN lines.0.sku", "SALE_UNKNOWN returns.0.sale", "QUANTITY_INVALID returns.1.lines.0.quantity"],
            wrong.Errors.Select(error => $"{error.Code} {error.Field}"));
        Assert.Equal(["RETURN_EXCEEDED returns.1.lines.0.quantity"], tooMuch.Errors.Select(error => $"{error.Code} {error.Field}"));
    }

    [Fact]
    public async Task Goods_are_taken_back_online_by_who_may_and_each_sale_once_a_receipt()
    {
        await using var shop = await OpenAsync();
        var seller = new Caller(Company, "token:pos-1", ["pos:sell"], "trace");
        var command = Sells("x-1", ("TEA", 1)) with { Returns = [Back("T0/a-1"), Back("T0/a-1")] };

        var refused = await TillPermissionTests.As(seller, () => shop.Till().CompleteSale(command));

        Assert.Equal(
            [new ReturnForbidden { Field = "returns" }, new InvalidInput("What comes back of one sale is given together.") { Field = "returns.1.sale" }],
            refused.Errors.ToArray());
    }

    [Fact]
    public void Goods_are_taken_back_online_only()
    {
        var printed = Sells("x-1", ("TEA", 1)) with
        {
            Returns = [Back("T0/a-1")],
            Offline = true,
            Sequence = 1,
            Epoch = 1,
            OccurredAt = Shop.Noon,
            ExpectedTotal = 0,
        };

        Assert.Equal(
            [new InvalidInput("Goods are taken back online only.") { Field = "returns" }],
            SaleForm.Check(printed, "T0", Shop.Manager).ToArray());
    }

    [Fact]
    public async Task A_return_that_its_terminal_numbers_follows_the_series()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till("T1").CompleteSale(Sells("a-1", ("TEA", 3))));
        var enrolled = Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-1")));
        var back = new ReturnSale("r-1", SaleId.Parse("T1/a-1")) { Lines = [new ReturnedLine(1, 1)], Epoch = enrolled.Epoch };

        var early = await shop.Till().ReturnSale(back with { Sequence = 2 });
        var next = Accepted(await Patience.UntilFinal(() => shop.Till().ReturnSale(back with { Sequence = 1 })));

        Assert.Equal([new SequenceGap(1) { Field = "sequence" }], early.Errors.ToArray());
        Assert.Equal((1L, enrolled.Epoch), (next.Number, next.Epoch!.Value));
    }

    [Fact]
    public async Task The_same_exchange_sent_again_gives_the_same_receipt()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        var command = Sells("x-1", ("TEA", 1)) with { Returns = [Back("T0/a-1", (1, 3))], Payments = [] };

        var first = Accepted(await shop.Till("T1").CompleteSale(command));

        TillGrainTests.Same(first, Accepted(await shop.Till("T1").CompleteSale(command)));
        Assert.Equal((9m, 0m), await shop.Stock(tea));
    }

    private static ReturnPart Back(string sale, params (int Line, decimal Quantity)[] lines) =>
        new(SaleId.Parse(sale), [.. lines.Select(line => new ReturnedLine(line.Line, line.Quantity))], []);

    private static Payment Cash(decimal amount) => new(PaymentMethod.Cash, new Money(amount, "GBP"));

    private static Payment Card(decimal amount) => new(PaymentMethod.Card, new Money(amount, "GBP"));
}
