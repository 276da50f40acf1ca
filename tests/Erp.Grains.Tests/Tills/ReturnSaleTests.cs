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

        Assert.Equal(3, Accepted(await shop.Till().ReturnSale(Returns("r-1", "T0/a-1"))).Number);

        var totals = await shop.Till().GetTotals();
        Assert.Equal((2L, 1L, 1m, 0.20m), (totals.Sales, totals.Returns, totals.Net, totals.Tax));
        Assert.Equal([new AppliedTotal(PaymentMethod.Cash, 1.20m)], totals.Applied.ToArray());
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

    private static ReturnSale Returns(string id, string sale) => new(id, SaleId.Parse(sale)) { Reason = "changed mind" };
}
