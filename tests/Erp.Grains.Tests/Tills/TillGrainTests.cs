using Erp.Catalog;
using Erp.Inventory;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

public class TillGrainTests
{
    [Fact]
    public async Task A_sale_takes_its_goods_and_is_numbered_and_priced()
    {
        await using var shop = await OpenAsync();
        var (tea, gift) = (await shop.Product("TEA", 10), await shop.Product("GIFT", 0, tracked: false));

        var receipt = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("tea", 3), ("GIFT", 1), ("TEA", 2))));

        Assert.Equal(("T0/a-1", 1L, "GBP"), (receipt.Id.ToString(), receipt.Number, receipt.Currency));
        Assert.Equal(new ReceiptTotals(6, 1.20m, 7.20m, 1000, 992.80m), receipt.Totals);
        Assert.Equal([3m, 1m, 2m], receipt.Lines.Select(line => line.Quantity));
        Assert.Equal((5m, 0m), await shop.Stock(tea));
        Assert.Equal((0m, 0m), await shop.Stock(gift));
    }

    [Fact]
    public async Task The_same_sale_sent_again_gives_the_same_receipt_and_takes_nothing()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var first = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 2))));

        var again = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 2.00m))));

        Same(first, again);
        Same(first, await shop.Till().GetReceipt("a-1"));
        Assert.Equal((8m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Fifty_copies_of_a_sale_at_once_are_one_sale()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 100);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.Till().CompleteSale(Sells("a-1", ("TEA", 2)))));

        Assert.All(outcomes, outcome => Same(Accepted(outcomes[0]), Accepted(outcome)));
        Assert.Equal((98m, 0m), await shop.Stock(tea));
        Assert.Equal(1, (await shop.Till().GetTotals()).Sales);
    }

    [Fact]
    public async Task An_id_belongs_to_its_content()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var outcomes = await Task.WhenAll(
            shop.Till().CompleteSale(Sells("a-1", ("TEA", 2))), shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        var later = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 4)));
        var elsewhere = await shop.Till("T1").CompleteSale(Sells("a-1", ("TEA", 1)));

        Assert.Equal(2, Accepted(outcomes[0]).Lines[0].Quantity);
        Assert.Equal([new IdReused("a-1") { Field = "id" }], outcomes[1].Errors.ToArray());
        Assert.Equal([new IdReused("a-1") { Field = "id" }], later.Errors.ToArray());
        Assert.Equal("T1/a-1", Accepted(elsewhere).Id.ToString());
        Assert.Equal((7m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_refusal_records_nothing_so_the_id_may_be_tried_again()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 2);

        var refused = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)));
        Accepted(await shop.Item(tea).Receive(new ReceiveStock("delivery", 5, null, "")));
        var accepted = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)));

        Assert.Equal([new StockInsufficient(3, 2) { Field = "lines.0.quantity" }], refused.Errors.ToArray());
        Assert.Equal(1, Accepted(accepted).Number);
        Assert.Equal((4m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_refused_id_may_be_tried_again_with_other_content()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 2);

        Assert.False((await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)))).Accepted);

        Assert.Equal(2, Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 2)))).Lines[0].Quantity);
    }

    [Fact]
    public async Task Every_refusal_of_stock_comes_at_once_and_everything_is_released()
    {
        await using var shop = await OpenAsync();
        var (tea, mug, cup) = (await shop.Product("TEA", 1), await shop.Product("MUG", 10), await shop.Product("CUP", 2));

        var outcome = await shop.Till().CompleteSale(Sells("a-1", ("MUG", 4), ("TEA", 1), ("TEA", 1), ("CUP", 3)));

        Assert.Equal(
            [new StockInsufficient(2, 1) { Field = "lines.1.quantity" }, new StockInsufficient(3, 2) { Field = "lines.3.quantity" }],
            outcome.Errors.ToArray());
        Accepted(await shop.Till("T1").CompleteSale(Sells("b-1", ("MUG", 10), ("TEA", 1), ("CUP", 2))));
        Assert.Equal(((0m, 0m), (0m, 0m), (0m, 0m)), (await shop.Stock(tea), await shop.Stock(mug), await shop.Stock(cup)));
    }

    [Fact]
    public async Task Fifty_buyers_of_the_last_ten_get_exactly_ten()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            n => shop.Till(n % 2 == 0 ? "T0" : "T1").CompleteSale(Sells($"a-{n}", ("TEA", 1)))));

        Assert.Equal(10, outcomes.Count(outcome => outcome.Accepted));
        Assert.All(outcomes.Where(outcome => !outcome.Accepted), outcome => Assert.Equal("STOCK_INSUFFICIENT", Assert.Single(outcome.Errors).Code));
        Assert.Equal((0m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_and_the_totals_are_the_receipts()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 60);
        await shop.Product("MUG", 1_000);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => shop.Till().CompleteSale(Sells($"a-{n}", ("MUG", 1 + n % 3), (n % 2 == 0 ? "TEA" : "MUG", 2)))));
        var receipts = outcomes.Where(outcome => outcome.Accepted).Select(outcome => outcome.Value!).ToArray();

        Assert.Equal(80, receipts.Length);
        Assert.Equal(Enumerable.Range(1, 80).Select(n => (long)n), receipts.Select(receipt => receipt.Number).Order());
        var totals = await shop.Till().GetTotals();
        Assert.Equal((80L, 0L), (totals.Sales, totals.Returns));
        Assert.Equal(receipts.Sum(receipt => receipt.Totals.Net), totals.Net);
        Assert.Equal(receipts.Sum(receipt => receipt.Totals.Tax), totals.Tax);
        Assert.Equal(receipts.Sum(receipt => receipt.Totals.Total), Assert.Single(totals.Applied).Amount);
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_anything_is_reserved()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);

        var outcome = await shop.Till().CompleteSale(
            Sells("a-1", ("TEA", 1), ("GONE", 1)) with { Payments = [new Payment(PaymentMethod.Card, new Money(1, "EUR"))] });

        Assert.Equal(["PRODUCT_UNKNOWN", "CURRENCY_MISMATCH"], outcome.Errors.Select(error => error.Code));
        Assert.Equal((10m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_sale_may_be_very_long_and_sell_the_same_product_again_and_again()
    {
        await using var shop = await OpenAsync();
        var (tea, mug) = (await shop.Product("TEA", 1_000), await shop.Product("MUG", 999));
        var lines = Enumerable.Range(0, CompleteSale.MaxLines).Select(n => (n % 2 == 0 ? "TEA" : "MUG", 1m)).ToArray();
        var card = new Payment(PaymentMethod.Card, new Money(2_400, "GBP"));

        var refused = await shop.Till().CompleteSale(Sells("a-1", lines) with { Payments = [card] });
        Accepted(await shop.Item(mug).Receive(new ReceiveStock("delivery", 1, null, "")));
        var receipt = Accepted(await shop.Till().CompleteSale(Sells("a-1", lines) with { Payments = [card] }));

        Assert.Equal([new StockInsufficient(1_000, 999) { Field = "lines.1.quantity" }], refused.Errors.ToArray());
        Assert.Equal((2_000, 2_400m), (receipt.Lines.Length, receipt.Totals.Total));
        Assert.Equal(((0m, 0m), (0m, 0m)), (await shop.Stock(tea), await shop.Stock(mug)));
    }

    [Fact]
    public async Task A_sale_has_an_id_and_lines()
    {
        await using var shop = await OpenAsync();

        var outcome = await shop.Till().CompleteSale(new CompleteSale("", null, [], []));

        Assert.Equal(["id", "lines"], outcome.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task A_receipt_that_was_never_made_is_not_found()
    {
        await using var shop = await OpenAsync();

        Assert.Null(await shop.Till().GetReceipt("a-1"));
        Assert.Null(await shop.Sale("T0/a-1").Get());
    }

    /// <summary>Receipts hold arrays, which are not equal by their contents.</summary>
    internal static void Same(Receipt expected, Receipt? actual) => Assert.Equivalent(expected, actual, strict: true);
}
