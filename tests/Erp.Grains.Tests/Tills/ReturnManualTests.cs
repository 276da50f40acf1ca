using System.Collections.Immutable;
using Erp.Catalog;
using Erp.TestKit.Cluster;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>The worked examples of docs/returns.md.</summary>
public class ReturnManualTests
{
    [Fact]
    public async Task Returning_a_part()
    {
        await using var shop = await OpenAsync();
        await Stock(shop);
        Accepted(await shop.Till().CompleteSale(Sale("a-1", [("JAR", 3), ("MUG", 1)], Card(10), Cash(17.60m))));

        var first = Accepted(await shop.Till("T1").ReturnSale(
            Return("r-1") with { Lines = [new ReturnedLine(1, 1), new ReturnedLine(2, 1, Restock: false)] }));
        Assert.Equal((-15.60m, -2.60m), (first.Totals.Total, first.Totals.Tax));
        Assert.Equal([(PaymentMethod.Cash, -15.60m)], Paid(first));
        Assert.Equal(SaleStatus.PartlyReturned, (await shop.Sale("T0/a-1").Get())!.Status);

        var rest = Accepted(await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(Return("r-2"))));
        Assert.Equal((-12.00m, -2.00m), (rest.Totals.Total, rest.Totals.Tax));
        Assert.Equal([(PaymentMethod.Card, -10m), (PaymentMethod.Cash, -2m)], Paid(rest));
        Assert.Equal(SaleStatus.Returned, (await shop.Sale("T0/a-1").Get())!.Status);

        var third = await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(Return("r-3")));
        Assert.Equal(["ALREADY_RETURNED"], third.Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task Exchanges()
    {
        await using var shop = await OpenAsync();
        await Stock(shop);
        foreach (var id in new[] { "a-1", "a-2" })
            Accepted(await shop.Till().CompleteSale(Sale(id, [("JAR", 3)], Card(10), Cash(8))));

        var two = Accepted(await shop.Till("T1").CompleteSale(Sale("x-1", [("MUG", 2)], Cash(1.20m)) with { Returns = [Back("T0/a-1")] }));
        var one = Accepted(await shop.Till("T1").CompleteSale(Sale("x-2", [("MUG", 1)]) with { Returns = [Back("T0/a-2")] }));

        Assert.Equal((1.20m, -8.40m), (two.Totals.Total, one.Totals.Total));
        Assert.Equal([(PaymentMethod.Cash, 1.20m)], Paid(two));
        Assert.Equal([(PaymentMethod.Card, 10m), (PaymentMethod.Cash, 8m)], CarriedOver(two));
        Assert.Equal([(PaymentMethod.Card, -0.40m), (PaymentMethod.Cash, -8m)], Paid(one));
        Assert.Equal([(PaymentMethod.Card, 9.60m)], CarriedOver(one));
    }

    private static async Task Stock(DemoShop shop)
    {
        foreach (var (sku, price) in new[] { ("JAR", 5m), ("MUG", 8m) })
        {
            var id = new ProductId(Guid.CreateVersion7());
            Accepted(await shop.Grains.Product(Company, id).Create(new CreateProduct(
                id, sku, [], sku, ProductKind.Goods, "EACH", new Money(price, "GBP"), null, "STANDARD", Tracked: true)));
            Accepted(await shop.Item(id).Receive(new Erp.Inventory.ReceiveStock($"opening-{sku}", 20, new Money(2, "GBP"), "")));
        }
    }

    private static CompleteSale Sale(string id, (string Sku, decimal Quantity)[] lines, params ImmutableArray<Payment> payments) =>
        new(id, null, [.. lines.Select(line => new SaleLine(line.Sku, null, line.Quantity))], payments);

    private static ReturnSale Return(string id) => new(id, SaleId.Parse("T0/a-1")) { Reason = "broken" };

    private static ReturnPart Back(string sale) => new(SaleId.Parse(sale), [], []);

    private static (PaymentMethod, decimal)[] Paid(Receipt receipt) =>
        [.. receipt.Payments.Where(payment => !payment.Carried).Select(payment => (payment.Method, payment.Applied))];

    private static (PaymentMethod, decimal)[] CarriedOver(Receipt receipt) =>
        [.. receipt.Payments.Where(payment => payment is { Carried: true, Applied: > 0 }).Select(payment => (payment.Method, payment.Applied))];

    private static Payment Card(decimal amount) => new(PaymentMethod.Card, new Money(amount, "GBP"));

    private static Payment Cash(decimal amount) => new(PaymentMethod.Cash, new Money(amount, "GBP"));
}
