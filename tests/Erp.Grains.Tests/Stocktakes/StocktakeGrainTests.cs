using Erp.Catalog;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Tests.Tills;
using Erp.Stocktakes;
using Erp.TestKit.Cluster;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Stocktakes;

public class StocktakeGrainTests
{
    [Fact]
    public async Task A_count_corrects_what_is_on_hand()
    {
        await using var shop = await OpenAsync();
        var (tea, mug, cup) = (await shop.Product("TEA", 10), await shop.Product("MUG", 10), await shop.Product("CUP", 0));
        await Begin(shop);

        var counts = Accepted(await Stocktake(shop).Record(Counts("C-1", ("tea", 8), ("MUG", 10), ("CUP", 3))));
        Assert.Equal([(8m, 10m, -2m), (10m, 10m, 0m), (3m, 0m, 3m)], counts.Lines.Select(line => (line.Counted, line.Expected, line.Difference)));
        Assert.Equal((10m, 10m, 0m), (await OnHand(shop, tea), await OnHand(shop, mug), await OnHand(shop, cup)));

        var posted = Accepted(await Stocktake(shop).Post());
        Assert.Equal((StocktakeStatus.Posted, 3, 3, 2), (posted.Status, posted.Counted, posted.Posted, posted.Differing));
        Assert.Equal((8m, 10m, 3m), (await OnHand(shop, tea), await OnHand(shop, mug), await OnHand(shop, cup)));
        Assert.Equal(0.80m, posted.Shortage);
    }

    /// <summary>The heart of it: 20 in the books, 3 sold before, 18 found where 17 should be, 2 sold before the count is recorded, 4 before it is posted.</summary>
    [Fact]
    public async Task What_is_sold_before_during_and_after_the_count_is_neither_lost_nor_counted_twice()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 20);
        Accepted(await shop.Till().CompleteSale(Sells("before", ("TEA", 3))));
        await Begin(shop);
        Accepted(await shop.Till().CompleteSale(Sells("during", ("TEA", 2))));

        var counts = Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 18))));
        Accepted(await shop.Till().CompleteSale(Sells("after", ("TEA", 4))));
        Accepted(await Stocktake(shop).Post());

        Assert.Equal((17m, 1m), (counts.Lines[0].Expected, counts.Lines[0].Difference));
        Assert.Equal(18m - 2 - 4, await OnHand(shop, tea));
        Accepted(await shop.Till().CompleteSale(Sells("rest", ("TEA", 12))));
        Assert.Equal(0m, await OnHand(shop, tea));
    }

    [Fact]
    public async Task Sales_that_go_on_all_the_while_leave_what_was_found_less_what_was_sold()
    {
        await using var shop = await OpenAsync();
        var products = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => shop.Product($"P{n}", 1_000)));
        await Begin(shop);
        var selling = Enumerable.Range(0, 200).Select(n => shop.Till(n % 2 == 0 ? "T0" : "T1").CompleteSale(
            Sells($"s-{n}", ($"P{n % 20}", 1), ($"P{(n + 7) % 20}", 2)))).ToArray();

        foreach (var n in Enumerable.Range(0, 20)) Accepted(await Stocktake(shop).Record(Counts($"C-{n}", ($"P{n}", 990 + n))));
        Accepted(await Stocktake(shop).Post());
        Assert.All(await Task.WhenAll(selling), sale => Assert.Empty(sale.Errors));

        for (var n = 0; n < 20; n++) Assert.Equal(990m + n - 10 * 3, await OnHand(shop, products[n]));
    }

    [Fact]
    public async Task A_product_may_be_counted_again_until_the_stocktake_is_posted()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 3))));
        Accepted(await Stocktake(shop).Record(Counts("C-2", ("TEA", 9))));

        Accepted(await Stocktake(shop).Post());

        Assert.Equal(9m, await OnHand(shop, tea));
        Assert.Equal(["STOCKTAKE_OVER"], (await Stocktake(shop).Record(Counts("C-3", ("TEA", 1)))).Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task Each_command_sent_twice_gives_the_same_answer_and_happens_once()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var begun = await Begin(shop);
        var counts = Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 8))));
        var posted = Accepted(await Stocktake(shop).Post());

        Assert.Equal(begun, await Begin(shop));
        Assert.Equivalent(counts, Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 8.0m)))), strict: true);
        Assert.Equal(posted, Accepted(await Stocktake(shop).Post()));
        Assert.Equal(8m, await OnHand(shop, tea));
        Assert.Equal(
            [new IdReused("year-end") { Field = "id" }], (await Stocktake(shop).Begin(new BeginStocktake(["TEA"], ""))).Errors.AsEnumerable());
        Assert.Equal(
            [new IdReused("C-1") { Field = "id" }], (await Stocktake(shop).Record(Counts("C-1", ("TEA", 9)))).Errors.AsEnumerable());
    }

    [Fact]
    public async Task Ten_who_post_at_once_post_it_once()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 8))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Stocktake(shop).Post()));

        Assert.All(outcomes, outcome => Assert.Equal(StocktakeStatus.Posted, Accepted(outcome).Status));
        Assert.Equal(8m, await OnHand(shop, tea));
    }

    [Fact]
    public async Task A_cancelled_stocktake_changes_nothing()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 8))));

        var cancelled = Accepted(await Stocktake(shop).Cancel(new CancelStocktake("wrong day")));

        Assert.Equal((StocktakeStatus.Cancelled, "wrong day"), (cancelled.Status, cancelled.Reason));
        Assert.Equal(["STOCKTAKE_OVER"], (await Stocktake(shop).Post()).Errors.Select(error => error.Code));
        Assert.Equal(["reason"], (await Stocktake(shop).Cancel(new CancelStocktake(""))).Errors.Select(error => error.Field));
        Assert.Equal(10m, await OnHand(shop, tea));
    }

    [Fact]
    public async Task Only_products_of_its_scope_are_counted_and_only_tracked_ones_can_be()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await shop.Product("MUG", 10);
        await shop.Product("GIFT", 0, tracked: false);

        Assert.Equal(
            ["skus.1", "skus.2"], (await Stocktake(shop).Begin(new BeginStocktake(["TEA", "GIFT", "GONE"], ""))).Errors.Select(error => error.Field));
        Assert.Equal(["skus", "note"], (await Stocktake(shop).Begin(
            new BeginStocktake([.. Enumerable.Repeat("TEA", BeginStocktake.MaxSkus + 1)], "\u0007"))).Errors.Select(error => error.Field));
        Assert.Equal(1, Accepted(await Stocktake(shop).Begin(new BeginStocktake(["TEA"], ""))).Products);
        Assert.Equal(
            ["NOT_IN_STOCKTAKE"], (await Stocktake(shop).Record(Counts("C-1", ("TEA", 8), ("MUG", 1)))).Errors.Select(error => error.Code));
        Assert.Equal(["STOCKTAKE_EMPTY"], (await Stocktake(shop).Post()).Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task A_stocktake_that_never_began_is_not_found()
    {
        await using var shop = await OpenAsync();

        Assert.Null(await Stocktake(shop).Get());
        Assert.Equal(["STOCKTAKE_UNKNOWN"], (await Stocktake(shop).Record(Counts("C-1", ("TEA", 1)))).Errors.Select(error => error.Code));
        Assert.Equal(["lines"], (await Stocktake(shop).Record(Counts("C-1"))).Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task What_is_found_is_booked_even_below_what_is_reserved()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Item(tea).Hold(new Erp.Inventory.HoldStock("h-1", 9, TimeSpan.FromHours(1))));
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 4))));

        Accepted(await Stocktake(shop).Post());

        Assert.Equal((4m, 9m), await shop.Stock(tea));
    }

    /// <summary>
    /// More lines than are posted together, and a crash at whichever commit of the posting: the next activation goes on by itself.
    /// </summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(6, false)]
    [InlineData(12, true)]
    public async Task A_crash_while_it_is_posted_loses_no_line_and_doubles_none(int commit, bool afterCommit)
    {
        const int Products = 520;
        await using var shop = await OpenAsync();
        var products = await Task.WhenAll(Enumerable.Range(0, Products).Select(n => shop.Product($"P{n}", 10)));
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", [.. Enumerable.Range(0, Products).Select(n => ($"P{n}", 5m + n % 11))])));

        await CrashAtCommit(shop, commit, afterCommit);
        var posted = await Patience.UntilAvailable(() => Stocktake(shop).Post());

        Assert.Equal((StocktakeStatus.Posted, Products), (Accepted(posted).Status, posted.Value!.Posted));
        for (var n = 0; n < Products; n++) Assert.Equal(5m + n % 11, await OnHand(shop, products[n]));
    }

    [Fact]
    public async Task A_stocktake_that_is_looked_at_after_a_crash_goes_on_with_its_posting()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await Begin(shop);
        Accepted(await Stocktake(shop).Record(Counts("C-1", ("TEA", 8))));
        await CrashAtCommit(shop, 1, afterCommit: true);

        var seen = await Patience.Until(() => Stocktake(shop).Get(), stocktake => stocktake!.Status == StocktakeStatus.Posted);

        Assert.Equal(1, seen!.Posted);
        Assert.Equal(8m, await OnHand(shop, tea));
    }

    private static async Task CrashAtCommit(DemoShop shop, int commit, bool afterCommit)
    {
        var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var commits = 0;
        shop.Cluster.Faults = _ =>
        {
            if (Interlocked.Increment(ref commits) != commit) return null;
            died.TrySetResult();
            return new CommitFault.Crash(afterCommit);
        };
        var posting = Stocktake(shop).Post();
        await Task.WhenAny(died.Task, posting);
        await shop.Crash();
    }

    private static async Task<Stocktake> Begin(DemoShop shop) => Accepted(await Stocktake(shop).Begin(new BeginStocktake([], "")));

    private static IStocktakeGrain Stocktake(DemoShop shop) => shop.Grains.Stocktake(new StocktakeKey(Company, "MAIN", "year-end"));

    private static RecordCounts Counts(string id, params (string Sku, decimal Quantity)[] lines) => new(
        id, [.. lines.Select(line => new CountedGoods(line.Sku, line.Quantity))]);

    private static async Task<decimal> OnHand(DemoShop shop, ProductId product) => (await shop.Stock(product)).OnHand;
}
