using Erp.TestKit.Cluster;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;
using static Erp.Grains.Tests.Tills.TillGrainTests;

namespace Erp.Grains.Tests.Tills;

public class ReturnSaleTests
{
    [Fact]
    public async Task A_returned_sale_is_the_sale_with_every_sign_turned()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var sold = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3), ("TEA", 1))));

        var back = Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-1")));

        Assert.Equal(("T1/r-1", 1L, sold.Id), (back.Id.ToString(), back.Number, back.Original!.Value));
        Assert.Equal((-sold.Totals.Net, -sold.Totals.Tax, -sold.Totals.Total), (back.Totals.Net, back.Totals.Tax, back.Totals.Total));
        Assert.Equal(sold.Lines.Select(line => (-line.Quantity, -line.Net, -line.Gross)), back.Lines.Select(line => (line.Quantity, line.Net, line.Gross)));
        Assert.Equal([-sold.Totals.Total], back.Payments.Select(payment => payment.Applied));
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_return_is_numbered_with_the_sales_of_its_till_and_lowers_its_totals()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till().CompleteSale(Sells("a-2", ("TEA", 1))));

        Assert.Equal(3, Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1", (1, 2)))).Number);

        var totals = await shop.Till().GetTotals();
        Assert.Equal((2L, 1L, 2m, 0.40m), (totals.Sales, totals.Returns, totals.Net, totals.Tax));
        Assert.Equal([new AppliedTotal(PaymentMethod.Cash, 2.40m)], totals.Applied.ToArray());
    }

    [Fact]
    public async Task The_same_return_sent_again_gives_the_same_receipt()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        var first = Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1")));

        Same(first, Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1"))));

        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_sale_is_returned_once()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1")));

        var second = await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(Returns("r-2", "T0/a-1")));

        Assert.Equal(
            [new AlreadyReturned(SaleId.Parse("T0/a-1"), SaleId.Parse("T0/r-1")) { Field = "sale" }], second.Errors.ToArray());
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Tills_that_return_a_sale_at_once_return_it_once()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            n => shop.Till(n % 2 == 0 ? "T0" : "T1").ReturnSale(Returns($"r-{n}", "T0/a-1"))));

        Assert.Single(outcomes, outcome => outcome.Accepted);
        Assert.All(
            outcomes.SelectMany(outcome => outcome.Errors),
            error => Assert.Contains(error.Code, (string[])["RESERVATION_BUSY", "ALREADY_RETURNED"]));
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task What_was_never_sold_cannot_be_returned_and_neither_can_a_return()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1")));

        Assert.Equal([new SaleUnknown(SaleId.Parse("T1/a-1")) { Field = "sale" }], (await shop.Till().ReturnSale(Returns("r-2", "T1/a-1"))).Errors.ToArray());
        Assert.Equal([new SaleUnknown(SaleId.Parse("T0/r-1")) { Field = "sale" }], (await shop.Till().ReturnSale(Returns("r-3", "T0/r-1"))).Errors.ToArray());
        Assert.Null(await shop.Sale("T0/r-1").Get());
    }

    [Fact]
    public async Task Sales_and_returns_of_a_till_share_their_ids()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        Assert.Equal([new IdReused("a-1") { Field = "id" }], (await shop.Till().ReturnSale(Returns("a-1", "T0/a-1"))).Errors.ToArray());
    }

    [Fact]
    public async Task A_sale_says_that_it_was_returned_as_soon_as_the_return_is_answered()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var sold = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Assert.Equal(SaleStatus.Completed, (await shop.Sale("T0/a-1").Get())!.Status);

        Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-1")));

        var sale = await shop.Sale("T0/a-1").Get();
        Assert.Equal((SaleStatus.Returned, SaleId.Parse("T1/r-1")), (sale!.Status, sale.ReturnedBy!.Value));
        Same(sold, sale.Receipt);
    }

    [Fact]
    public async Task A_sale_comes_back_piece_by_piece_at_any_till_and_says_what_is_left()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3), ("TEA", 1))));

        Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-1", (1, 2))));

        var sale = (await shop.Sale("T0/a-1").Get())!;
        Assert.Equal((SaleStatus.PartlyReturned, null), (sale.Status, sale.ReturnedBy));
        Assert.Equal([SaleId.Parse("T1/r-1")], sale.Returns.ToArray());
        Assert.Equal([new ReturnableLine(1, 1, 1.20m), new ReturnableLine(2, 1, 1.20m)], sale.Returnable.ToArray());
        Assert.Equal([new RefundablePayment(1, 2.40m)], sale.Refundable.ToArray());
        Assert.Equal((8m, 0m), await shop.Stock(tea));

        var rest = Accepted(await Patience.UntilFinal(() => shop.Till().ReturnSale(Returns("r-1", "T0/a-1"))));

        Assert.Equal([-1m, -1m], rest.Lines.Select(line => line.Quantity));
        Assert.Equal(SaleStatus.Returned, (await shop.Sale("T0/a-1").Get())!.Status);
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task More_than_is_left_is_refused_wherever_it_is_asked_for()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-1", (1, 2))));

        var more = await Patience.UntilFinal(() => shop.Till().ReturnSale(Returns("r-2", "T0/a-1", (1, 2))));

        Assert.Equal([new ReturnExceeded(2, 1) { Field = "lines.0.quantity" }], more.Errors.ToArray());
    }

    [Fact]
    public async Task Tills_that_return_pieces_at_once_never_return_more_than_was_sold()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 7))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Patience.UntilFinal(
            () => shop.Till(n % 2 == 0 ? "T0" : "T1").ReturnSale(Returns($"r-{n}", "T0/a-1", (1, 1))))));

        Assert.Equal(7, outcomes.Count(outcome => outcome.Accepted));
        Assert.Equal(-8.40m, outcomes.Where(outcome => outcome.Accepted).Sum(outcome => outcome.Value!.Totals.Total));
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Goods_come_back_at_the_cost_at_which_they_left()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 4))));
        Accepted(await shop.Item(tea).Receive(new Erp.Inventory.ReceiveStock("dear", 6, new Money(1.40m, "GBP"), "")));

        var back = Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-1", (1, 3))));

        Assert.Equal([-3m], back.Lines.Select(line => line.Quantity));
        Assert.Equal((15m, 12.00m), await Patience.Until(
            async () =>
            {
                var view = await shop.Item(tea).Get();
                return (view.OnHand, view.Value);
            },
            stock => stock.OnHand == 15));
    }

    [Fact]
    public async Task Goods_that_are_scrapped_do_not_come_back_into_stock()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        var back = Accepted(await shop.Till("T1").ReturnSale(
            Returns("r-1", "T0/a-1") with { Lines = [new ReturnedLine(1, 2, Restock: false), new ReturnedLine(1, 1)] }));

        Assert.Equal([true, false], back.Lines.Select(line => line.NotRestocked));
        Assert.Equal((8m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Money_goes_back_to_the_payments_that_are_named()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var payments = new[] { new Payment(PaymentMethod.Card, new Money(2, "GBP"), "auth-7"), new Payment(PaymentMethod.Cash, new Money(10, "GBP")) };
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)) with { Payments = [.. payments] }));

        var back = Accepted(await shop.Till("T1").ReturnSale(
            Returns("r-1", "T0/a-1", (1, 1)) with { Refunds = [new Refund(1, new Money(1.20m, "GBP"))] }));
        var tooMuch = await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(
            Returns("r-2", "T0/a-1", (1, 1)) with { Refunds = [new Refund(1, new Money(1.20m, "GBP"))] }));
        var tooLittle = await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(
            Returns("r-2", "T0/a-1", (1, 1)) with { Refunds = [new Refund(1, new Money(0.80m, "GBP"))] }));

        Assert.Equal(
            [(PaymentMethod.Card, -1.20m, "auth-7", 1)],
            back.Payments.Select(one => (one.Method, one.Applied, one.Reference, one.OriginalPayment!.Value)));
        Assert.Equal(["REFUND_EXCEEDED refunds.0.amount"], tooMuch.Errors.Select(error => $"{error.Code} {error.Field}"));
        Assert.Equal(["REFUND_MISMATCH refunds"], tooLittle.Errors.Select(error => $"{error.Code} {error.Field}"));
    }

    [Fact]
    public async Task The_whole_sale_at_its_own_till_before_the_shift_ends_is_a_void()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Accepted(await shop.Till().CompleteSale(Sells("a-2", ("TEA", 3))));

        Assert.True(Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1"))).IsVoid);
        Assert.False(Accepted(await shop.Till("T1").ReturnSale(Returns("r-1", "T0/a-2"))).IsVoid);
    }

    private static ReturnSale Returns(string id, string sale, params (int Line, decimal Quantity)[] lines) => new(id, SaleId.Parse(sale))
    {
        Reason = "changed mind",
        Lines = [.. lines.Select(line => new ReturnedLine(line.Line, line.Quantity))],
    };
}
