using Erp.Grains.Journal.InMemory;
using Erp.Grains.Tests.Tills;
using Erp.Inventory;
using Erp.Transfers;
using static Erp.Grains.Tests.Tills.DemoShop;
using static Erp.Grains.Tests.Transfers.TwoWarehouses;

namespace Erp.Grains.Tests.Transfers;

public class TransferGrainTests
{
    [Fact]
    public async Task Goods_leave_are_in_transit_and_arrive()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);

        var shipped = Accepted(await shop.Transfer().Ship(ToStore(("tea", 4))));
        Assert.Equal((TransferStatus.InTransit, 1.60m), (shipped.Status, shipped.ValueInTransit));
        Assert.Equal(((6m, 2.40m), (0m, 0m)), (await shop.Worth(tea, "MAIN"), await shop.Worth(tea, "STORE")));

        var received = Accepted(await shop.Transfer().Receive(Arrival("R-1", (1, 3))));
        Assert.Equal(("R-1", 1.20m), (received.Id, received.Value));
        Assert.Equal(((6m, 2.40m), (3m, 1.20m)), (await shop.Worth(tea, "MAIN"), await shop.Worth(tea, "STORE")));

        Accepted(await shop.Transfer().Receive(Arrival("R-2")));
        var transfer = await shop.Transfer().Get();
        Assert.Equal((TransferStatus.Received, 0m), (transfer!.Status, transfer.ValueInTransit));
        Assert.Equal(((6m, 2.40m), (4m, 1.60m)), (await shop.Worth(tea, "MAIN"), await shop.Worth(tea, "STORE")));
    }

    [Fact]
    public async Task Each_command_sent_twice_gives_the_first_answer_again_and_happens_once()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);
        var (ship, part, close) = (ToStore(("TEA", 4)), Arrival("R-1"), new CloseTransfer("C-1", "gone"));

        var shipped = Accepted(await shop.Transfer().Ship(ship));
        var received = Accepted(await shop.Transfer().Receive(Arrival("R-0", (1, 1))));
        Accepted(await shop.Transfer("TR-2").Ship(ToStore(("TEA", 2))));
        var closed = Accepted(await shop.Transfer("TR-2").Close(close));

        Assert.Equivalent(shipped, Accepted(await shop.Transfer().Ship(ship)), strict: true);
        Assert.Equivalent(received, Accepted(await shop.Transfer().Receive(Arrival("R-0", (1, 1.0m)))), strict: true);
        Assert.Equivalent(closed, Accepted(await shop.Transfer("TR-2").Close(close)), strict: true);
        Accepted(await shop.Transfer().Receive(part));
        Accepted(await shop.Transfer().Receive(part));
        Assert.Equal((4m, 4m), (await shop.Settled(tea, "MAIN"), await shop.Settled(tea, "STORE")));
    }

    [Fact]
    public async Task An_id_belongs_to_its_content()
    {
        await using var shop = await OpenWithStoreAsync();
        await shop.Product("TEA", 10);
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 4))));
        Accepted(await shop.Transfer().Receive(Arrival("R-1", (1, 1))));

        var otherShipment = await shop.Transfer().Ship(ToStore(("TEA", 3)));
        var otherArrival = await shop.Transfer().Receive(Arrival("R-1", (1, 2)));
        var theShipmentsId = await shop.Transfer().Close(new CloseTransfer("TR-1", "gone"));

        Assert.Equal([new IdReused("TR-1") { Field = "id" }], otherShipment.Errors.AsEnumerable());
        Assert.Equal([new IdReused("R-1") { Field = "id" }], otherArrival.Errors.AsEnumerable());
        Assert.Equal([new IdReused("TR-1") { Field = "id" }], theShipmentsId.Errors.AsEnumerable());
    }

    [Fact]
    public async Task A_shipment_takes_all_its_lines_or_none()
    {
        await using var shop = await OpenWithStoreAsync();
        var (tea, mug) = (await shop.Product("TEA", 10), await shop.Product("MUG", 2));

        var refused = await shop.Transfer().Ship(ToStore(("TEA", 4), ("MUG", 1), ("MUG", 2)));

        Assert.Equal([new StockInsufficient(3, 2) { Field = "lines.1.quantity" }], refused.Errors.AsEnumerable());
        Assert.Null(await shop.Transfer().Get());
        Assert.Equal((10m, 2m), (await shop.Settled(tea, "MAIN"), await shop.Settled(mug, "MAIN")));
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 10), ("MUG", 2))));
    }

    [Fact]
    public async Task Fifty_receipts_at_once_bring_no_more_than_was_shipped()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 20);
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 20))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => shop.Transfer().Receive(Arrival($"R-{n}", (1, 1)))));

        Assert.Equal(20, outcomes.Count(outcome => outcome.Accepted));
        Assert.All(outcomes.Where(outcome => !outcome.Accepted).SelectMany(outcome => outcome.Errors), error =>
            Assert.True(error is TransferExceeded or TransferOver, error.Message));
        Assert.Equal(20m, await shop.Settled(tea, "STORE"));
    }

    [Fact]
    public async Task Two_receipts_of_all_at_once_bring_it_once()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 20);
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 20))));

        var outcomes = await Task.WhenAll(shop.Transfer().Receive(Arrival("R-1")), shop.Transfer().Receive(Arrival("R-2")));

        Assert.Single(outcomes, outcome => outcome.Accepted);
        Assert.Equal(20m, await shop.Settled(tea, "STORE"));
    }

    [Fact]
    public async Task What_is_written_off_is_nowhere()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 4))));
        Accepted(await shop.Transfer().Receive(Arrival("R-1", (1, 3))));

        var lost = Accepted(await shop.Transfer().Close(new CloseTransfer("C-1", "fell off the lorry")));

        Assert.Equal(0.40m, lost.Value);
        var transfer = (await shop.Transfer().Get())!;
        Assert.Equal((TransferStatus.Closed, "fell off the lorry", 1m), (transfer.Status, transfer.Reason, transfer.Lines[0].Lost));
        Assert.Equal((6m, 3m), (await shop.Settled(tea, "MAIN"), await shop.Settled(tea, "STORE")));
        Assert.Equal(["TRANSFER_OVER"], (await shop.Transfer().Receive(Arrival("R-2", (1, 1)))).Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task Goods_in_transit_arrive_at_their_own_cost_whatever_the_shelf_costs_by_then()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Item(tea, "STORE").Receive(new ReceiveStock("own", 2, new Money(1, "GBP"), "")));
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 6))));
        Accepted(await shop.Item(tea, "MAIN").Receive(new ReceiveStock("dear", 4, new Money(9, "GBP"), "")));

        Accepted(await shop.Transfer().Receive(Arrival("R-1")));

        // 2 at 1.00 and 6 at 0.40.
        Assert.Equal((8m, 4.40m), await shop.Worth(tea, "STORE"));
    }

    /// <summary>The table in docs/transfers.md.</summary>
    [Fact]
    public async Task Value_is_on_a_shelf_on_the_road_or_lost()
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Item(tea, "STORE").Receive(new ReceiveStock("own", 2, new Money(1, "GBP"), "")));

        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 6))));
        Assert.Equal((1.60m, 2.40m, 2.00m), await Values(shop, tea));

        Accepted(await shop.Transfer().Receive(Arrival("R-1", (1, 5))));
        Assert.Equal((1.60m, 0.40m, 4.00m), await Values(shop, tea));

        var lost = Accepted(await shop.Transfer().Close(new CloseTransfer("C-1", "gone")));
        Assert.Equal(0.40m, lost.Value);
        Assert.Equal((1.60m, 0m, 4.00m), await Values(shop, tea));
    }

    [Fact]
    public async Task A_transfer_nobody_shipped_is_not_found()
    {
        await using var shop = await OpenWithStoreAsync();

        Assert.Null(await shop.Transfer().Get());
        Assert.Equal(["TRANSFER_UNKNOWN"], (await shop.Transfer().Receive(Arrival("R-1"))).Errors.Select(error => error.Code));
        Assert.Equal(["lines"], (await shop.Transfer().Ship(ToStore())).Errors.Select(error => error.Field));
        Assert.Equal(["id"], (await shop.Transfer().Receive(Arrival(""))).Errors.Select(error => error.Field));
        Assert.Equal(["reason"], (await shop.Transfer().Close(new CloseTransfer("C-1", ""))).Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 6)]
    public async Task A_crash_as_it_ships_leaves_the_goods_on_one_side_exactly(bool afterCommit, decimal onHand)
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);

        await CrashAtTheTransfer(shop, transfer => transfer.Ship(ToStore(("TEA", 4))), afterCommit);

        Assert.Equal(onHand, await shop.Settled(tea, "MAIN"));
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 4))));
        Assert.Equal(6m, await shop.Settled(tea, "MAIN"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 4)]
    public async Task A_crash_as_it_receives_leaves_the_goods_in_transit_or_brings_them_in(bool afterCommit, decimal onHand)
    {
        await using var shop = await OpenWithStoreAsync();
        var tea = await shop.Product("TEA", 10);
        Accepted(await shop.Transfer().Ship(ToStore(("TEA", 4))));

        await CrashAtTheTransfer(shop, transfer => transfer.Receive(Arrival("R-1")), afterCommit);

        await shop.ComesTo(tea, "STORE", onHand);
        Accepted(await shop.Transfer().Receive(Arrival("R-1")));
        await shop.ComesTo(tea, "STORE", 4);
        Assert.Equal(TransferStatus.Received, (await shop.Transfer().Get())!.Status);
    }

    private static async Task<(decimal Main, decimal InTransit, decimal Store)> Values(DemoShop shop, Erp.Catalog.ProductId product) => (
        (await shop.Worth(product, "MAIN")).Value, (await shop.Transfer().Get())!.ValueInTransit, (await shop.Worth(product, "STORE")).Value);

    /// <summary>
    /// The house dies as the transfer writes what is asked for; whoever asked never hears anything. The shipment before, which is
    /// refused, keeps the event that begins the transfer's session out of the way.
    /// </summary>
    private static async Task CrashAtTheTransfer(DemoShop shop, Func<ITransferGrain, Task> ask, bool afterCommit)
    {
        Assert.False((await shop.Transfer("TR-1").Ship(ToStore(("TEA", 1_000)))).Accepted);
        var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shop.Cluster.Faults = batch =>
        {
            if (!batch.Streams.Any(stream => stream.Name == new TransferKey(Company, "TR-1").GrainId)) return null;
            died.TrySetResult();
            return new CommitFault.Crash(afterCommit);
        };
        _ = ask(shop.Transfer());
        await died.Task;
        await shop.Crash();
    }
}
