using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Reservations;
using Erp.TestKit.Cluster;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;
using static Erp.Grains.Tests.Tills.TillGrainTests;

namespace Erp.Grains.Tests.Tills;

/// <summary>The house burns down at the worst moments and opens again on what was durable.</summary>
public class TillCrashTests
{
    [Fact]
    public async Task A_crash_between_reserving_and_deciding_gives_the_goods_back()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var lost = await CrashAtTheTill(shop, Sells("a-1", ("TEA", 3)), afterCommit: false);

        Assert.False(lost.IsCompleted);
        Assert.Null(await shop.Till().GetReceipt("a-1"));
        Assert.Equal((9m, 0m), await Settled(shop, tea));
        Assert.Equal(2, Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 9)))).Number);
        Assert.Equal((0m, 0m), await Settled(shop, tea));
    }

    [Fact]
    public async Task A_crash_between_deciding_and_settling_takes_the_goods_once()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        var lost = await CrashAtTheTill(shop, Sells("a-1", ("TEA", 3)), afterCommit: true);

        Assert.False(lost.IsCompleted);
        Assert.Equal((6m, 0m), await Settled(shop, tea));
        var again = Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        Same(again, await shop.Till().GetReceipt("a-1"));
        Assert.Equal((6m, 0m), await Settled(shop, tea));
        Assert.Equal(3, Accepted(await shop.Till().CompleteSale(Sells("a-2", ("TEA", 1)))).Number);
    }

    [Fact]
    public async Task A_settlement_that_was_lost_with_the_house_is_asked_for()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));

        await shop.Crash();

        Assert.Equal((7m, 0m), await Settled(shop, tea));
    }

    [Fact]
    public async Task A_return_that_crashed_after_its_decision_is_a_return()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        await shop.Crash();
        await CrashAtTheTill(shop, "r-1", till => till.ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/a-1"))), afterCommit: true);

        Assert.Equal(SaleStatus.Returned, (await shop.Sale("T0/a-1").Get())!.Status);
        Assert.Equal((9m, 0m), await Settled(shop, tea));
    }

    [Fact]
    public async Task A_return_that_crashed_before_its_decision_may_be_made_by_another_till()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        await shop.Crash();
        await CrashAtTheTill(shop, "r-1", till => till.ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/a-1"))), afterCommit: false);

        var outcome = await Patience.UntilFinal(() => shop.Till("T1").ReturnSale(new ReturnSale("r-2", SaleId.Parse("T0/a-1"))));

        Assert.Equal("T1/r-2", Accepted(outcome).Id.ToString());
        Assert.Equal((9m, 0m), await Settled(shop, tea));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sale_whose_fate_the_journal_could_not_tell_is_safe_to_send_again(bool written)
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-0", ("TEA", 1))));
        _ = FailTheTill(shop, written ? new CommitFault.LostAcknowledgement() : new CommitFault.Outage());

        await Assert.ThrowsAsync<UnavailableException>(() => shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        shop.Cluster.Faults = null;
        var again = Accepted(await Patience.UntilAvailable(() => shop.Till().CompleteSale(Sells("a-1", ("TEA", 3)))));

        Assert.Equal(2, again.Number);
        await shop.Crash();
        Assert.Equal((6m, 0m), await Settled(shop, tea));
    }

    [Fact]
    public async Task A_late_double_of_a_reservation_takes_nothing()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 3))));
        var late = new Erp.Inventory.ReserveStock(
            new ReservationId("till/1/T0", "a-1", (1L << 32) + 1), 3, DateTimeOffset.UtcNow.AddSeconds(30), ResolvedBelow: 0);

        var refused = await shop.Item(tea).Reserve(late);
        await shop.Crash();
        var refusedAgain = await shop.Item(tea).Reserve(late);

        Assert.Equal("RESERVATION_STALE", Assert.Single(refused.Errors).Code);
        Assert.Equal("RESERVATION_STALE", Assert.Single(refusedAgain.Errors).Code);
        Assert.Equal((7m, 0m), await Settled(shop, tea));
    }

    [Fact]
    public async Task A_hundred_sales_through_three_crashes_take_what_their_receipts_say()
    {
        await using var shop = await OpenAsync();
        var (tea, mug) = (await shop.Product("TEA", 200), await shop.Product("MUG", 200));
        for (var round = 0; round < 4; round++)
        {
            var calls = Enumerable.Range(round * 20, 40).Select(
                n => shop.Till(n % 2 == 0 ? "T0" : "T1").CompleteSale(Sells($"a-{n}", ("TEA", 1), ("MUG", 2)))).ToArray();
            if (round == 3) await Task.WhenAll(calls);
            else
            {
                await Task.WhenAny(calls);
                await shop.Crash();
            }
        }

        var receipts = (await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => shop.Till(n % 2 == 0 ? "T0" : "T1").GetReceipt($"a-{n}")))).OfType<Receipt>().ToArray();

        foreach (var till in receipts.GroupBy(receipt => receipt.Id.Terminal))
            Assert.Equal(Enumerable.Range(1, till.Count()).Select(n => (long)n), till.Select(receipt => receipt.Number).Order());
        Assert.InRange(receipts.Length, 40, 100);
        Assert.Equal((200m - receipts.Length, 0m), await Settled(shop, tea));
        Assert.Equal((200m - 2 * receipts.Length, 0m), await Settled(shop, mug));
    }

    private static Task<Task> CrashAtTheTill(DemoShop shop, CompleteSale sale, bool afterCommit) =>
        CrashAtTheTill(shop, sale.Id, till => till.CompleteSale(sale), afterCommit);

    /// <summary>
    /// The house dies as the till writes the receipt that is asked for; whoever asked never hears anything. The sale of one tea before
    /// keeps the event that begins the till's session out of the way.
    /// </summary>
    private static async Task<Task> CrashAtTheTill(DemoShop shop, string id, Func<ITillGrain, Task> ask, bool afterCommit)
    {
        Accepted(await shop.Till().CompleteSale(Sells("one-tea", ("TEA", 1))));
        var died = FailTheTill(shop, new CommitFault.Crash(afterCommit));
        var lost = ask(shop.Till());
        await died;
        await shop.Crash();
        // The dying node commits on a thread of its own: what it has begun to write is durable before the new one is asked.
        var till = new StreamKey(Company, "till/1/T0");
        if (afterCommit)
            await Patience.Until(async () => await shop.Cluster.Journal.FindCommandAsync(till, id, CancellationToken.None), known => known is not null);
        return lost;
    }

    private static Task FailTheTill(DemoShop shop, CommitFault fault)
    {
        var happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shop.Cluster.Faults = batch =>
        {
            if (!batch.Streams.Any(stream => stream.Name == "till/1/T0")) return null;
            happened.TrySetResult();
            return fault;
        };
        return happened.Task;
    }

    /// <summary>The stock once the till has answered the questions that an item has when it wakes up.</summary>
    private static Task<(decimal OnHand, decimal Reserved)> Settled(DemoShop shop, Erp.Catalog.ProductId product) => Patience.Until(
        async () =>
        {
            await shop.Item(product).Sweep();
            return await shop.Stock(product);
        },
        stock => stock.Reserved == 0);
}
