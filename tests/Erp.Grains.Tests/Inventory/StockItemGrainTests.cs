using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Inventory;
using Erp.Reservations;
using Erp.TestKit.Cluster;
using Orleans;
using static Erp.Grains.Tests.Catalog.CatalogHouse;

namespace Erp.Grains.Tests.Inventory;

/// <summary>What clients get for their commands, on the runtime that serves them.</summary>
public class StockItemGrainTests
{
    [Fact]
    public async Task Each_command_sent_twice_gives_the_first_answer_again_and_happens_once()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var (receive, adjust, hold) = (
            new ReceiveStock("r-1", 5, Gbp(3), "PO 1"), new AdjustStock("a-1", -2, "broken"), new HoldStock("h-1", 4, TimeSpan.FromHours(1)));

        var first = (Accepted(await item.Receive(receive)), Accepted(await item.Adjust(adjust)), Accepted(await item.Hold(hold)));
        var again = (Accepted(await item.Receive(receive)), Accepted(await item.Adjust(adjust)), Accepted(await item.Hold(hold)));

        Assert.Equal(new StockMovement(5, 10, 15, 3), first.Item1);
        Assert.Equal(new StockMovement(-2, 15, 13, 2.333333m), first.Item2);
        Assert.Equal(("h-1", 4m), (first.Item3.Id, first.Item3.Quantity));
        Assert.Equal(first, again);
        Assert.Equal((13m, 4m, 9m, 2.333333m), Figures(await item.Get()));
    }

    [Fact]
    public async Task A_command_is_known_again_after_a_crash()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var first = Accepted(await item.Receive(new ReceiveStock("r-1", 5, Gbp(3), "")));

        await using var next = await house.CrashAsync();
        var again = Accepted(await next.Item(item).Receive(new ReceiveStock("r-1", 5.00m, Gbp(3.0m), "")));

        Assert.Equal(first, again);
        Assert.Equal(15, (await next.Item(item).Get()).OnHand);
    }

    [Fact]
    public async Task Fifty_copies_of_a_receipt_at_once_are_one_receipt()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => item.Receive(new ReceiveStock("r-1", 5, null, ""))));

        Assert.All(outcomes, outcome => Assert.Equal(new StockMovement(5, 10, 15, 2), Accepted(outcome)));
        Assert.Equal(15, (await item.Get()).OnHand);
    }

    [Fact]
    public async Task An_id_belongs_to_its_input_whatever_command_it_is()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var outcomes = await Task.WhenAll(
            item.Receive(new ReceiveStock("x", 5, null, "")), item.Receive(new ReceiveStock("x", 6, null, "")));
        var adjusted = await item.Adjust(new AdjustStock("x", 5, "found"));

        // Which of the two comes first is not promised.
        var received = Assert.Single(outcomes, outcome => outcome.Accepted).Value!.Quantity;
        Assert.Equal(
            [new IdReused("x") { Field = "id" }], Assert.Single(outcomes, outcome => !outcome.Accepted).Errors.AsEnumerable());
        Assert.Equal([new IdReused("x") { Field = "id" }], adjusted.Errors.AsEnumerable());
        Assert.Equal(10 + received, (await item.Get()).OnHand);
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var hold = new HoldStock("h-1", 12, TimeSpan.FromHours(1));

        Assert.Equal([new StockInsufficient(12, 10) { Field = "quantity" }], (await item.Hold(hold)).Errors.AsEnumerable());
        Accepted(await item.Receive(new ReceiveStock("r-1", 2, null, "")));

        Assert.Equal(12, Accepted(await item.Hold(hold)).Quantity);
    }

    [Fact]
    public async Task A_hold_is_released_once_and_releasing_it_again_is_no_error()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var hold = Accepted(await item.Hold(new HoldStock("h-1", 4, TimeSpan.FromHours(1))));

        Assert.Equal(hold, Accepted(await item.Release(new ReleaseHold("h-1"))));
        Assert.Equal(hold, Accepted(await item.Release(new ReleaseHold("h-1"))));
        Assert.Equal(hold, Accepted(await item.Hold(new HoldStock("h-1", 4, TimeSpan.FromHours(1)))));

        Assert.Equal((10m, 0m, 10m, 2m), Figures(await item.Get()));
    }

    [Fact]
    public async Task What_was_never_held_cannot_be_released()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        Accepted(await item.Receive(new ReceiveStock("r-1", 1, null, "")));

        Assert.Equal([new ReservationUnknown("h-1") { Field = "id" }], (await item.Release(new ReleaseHold("h-1"))).Errors.AsEnumerable());
        Assert.Equal([new ReservationUnknown("r-1") { Field = "id" }], (await item.Release(new ReleaseHold("r-1"))).Errors.AsEnumerable());
    }

    [Fact]
    public async Task Goods_that_do_not_exist_and_places_that_do_not_are_refused()
    {
        await using var house = await OpenAsync();
        await house.Stocked("TEA", 10);
        var nothing = house.Cluster.Grains.StockItem(new StockItemKey(Company, "NOWHERE", NewId()));

        var refused = await nothing.Receive(new ReceiveStock("r-1", 1, null, ""));

        Assert.Equal(["PRODUCT_UNKNOWN sku", "WAREHOUSE_UNKNOWN warehouse"], refused.Errors.Select(error => $"{error.Code} {error.Field}"));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_did_not_become_durable()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        house.Cluster.Faults = static _ => new CommitFault.Outage();

        var doomed = new List<Task>
        {
            item.Receive(new ReceiveStock("r-1", 5, null, "")),
            item.Hold(new HoldStock("h-1", 2, TimeSpan.FromHours(1))),
            item.Reserve(new ReserveStock(new ReservationId("till/1/T0", "sale-1", 1), 1, DateTimeOffset.UtcNow.AddHours(1), 0)),
        };
        foreach (var each in doomed) await Assert.ThrowsAsync<UnavailableException>(() => each);
        house.Cluster.Faults = null;

        Assert.Equal((10m, 0m, 10m, 2m), Figures(await item.Get()));
        Assert.Equal(new StockMovement(5, 10, 15, 2), Accepted(await item.Receive(new ReceiveStock("r-1", 5, null, ""))));
    }

    [Fact]
    public async Task A_node_that_stops_journals_what_owners_have_said()
    {
        var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var id = new ReservationId("till/1/T0", "sale-1", 1);
        Accepted(await item.Reserve(new ReserveStock(id, 3, DateTimeOffset.UtcNow.AddHours(1), 0)));
        await item.Resolve(new ReservationResolution(id.Owner, 1, [new ResolvedReservation("sale-1", 1, ReservationFate.Settled)]));
        Assert.Equal((7m, 0m, 7m, 2m), Figures(await Patience.Until(item.Get, view => view.Reserved == 0)));

        await house.DisposeAsync();

        await using var next = await GrainCluster.StartAsync(house.Cluster.Store);
        var stream = new StreamKey(Company, $"stockitem/{item.GetPrimaryKeyString()}");
        var events = new List<IEvent>();
        await foreach (var recorded in next.Journal.ReadStreamAsync(stream, 0, CancellationToken.None)) events.Add(recorded.Event);
        Assert.IsType<ReservationsResolved>(events[^1]);
    }

    [Fact]
    public async Task A_stocktake_is_booked_once_however_often_it_is_sent()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var count = new CountStock("1/MAIN/q1", 8, 10);

        var first = Accepted(await item.Count(count));
        var again = Accepted(await item.Count(count));
        await using var next = await house.CrashAsync();
        var afterCrash = Accepted(await next.Item(item).Count(count));
        var other = await next.Item(item).Count(count with { Counted = 9 });

        Assert.Equal(new StockMovement(-2, 10, 8, 2), first);
        Assert.Equal((first, first), (again, afterCrash));
        Assert.Equal("ID_REUSED", Assert.Single(other.Errors).Code);
        Assert.Equal(8, (await next.Item(item).Get()).OnHand);
    }

    [Fact]
    public async Task A_clients_id_is_never_a_stocktakes()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);

        var refused = await item.Receive(new ReceiveStock(StocktakeCommand.IdOf("1/MAIN/q1"), 1, null, ""));

        Assert.Equal(["INVALID_INPUT id"], refused.Errors.Select(error => $"{error.Code} {error.Field}"));
    }

    [Fact]
    public async Task A_policy_is_set_once_by_its_id()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        var low = new SetStockPolicy("p-1", new StockPolicy(ReorderPoint: 5));

        Accepted(await item.SetPolicy(low));
        Accepted(await item.SetPolicy(new SetStockPolicy("p-2", StockPolicy.Default)));
        Assert.Equal(low.Policy, Accepted(await item.SetPolicy(low)));

        Assert.Equal(StockPolicy.Default, (await item.Get()).Policy);
    }

    [Fact]
    public async Task A_view_between_settlement_and_its_note_tells_of_shortage_and_of_holds()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 2);
        Accepted(await item.Hold(new HoldStock("cart", 2, TimeSpan.FromHours(1))));
        var id = new ReservationId("till/1/T0", "sale-1", 1);

        var reserved = Accepted(await item.Reserve(new ReserveStock(id, 5, DateTimeOffset.UtcNow.AddHours(1), 0)
        {
            Shortage = ShortageRule.Record,
            Holds = ["cart"],
        }));
        await item.Resolve(new ReservationResolution(id.Owner, 1, [new ResolvedReservation("sale-1", 1, ReservationFate.Settled)]));

        var view = await Patience.Until(item.Get, view => view.Reserved == 0);
        Assert.Equal(new ReservedStock(2) { Short = 3 }, reserved);
        Assert.Equal((-3m, 0m, -3m, 2m), Figures(view));
        Assert.Equal((-6m, true), (view.Value, view.ToCount));
    }

    [Fact]
    public async Task An_item_says_what_it_was_at_any_instant()
    {
        await using var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        Accepted(await item.Receive(new ReceiveStock("r-1", 10, Gbp(3), "")));
        var between = await RecordedAsync(house.Cluster, item, version: 2);
        Accepted(await item.Adjust(new AdjustStock("a-1", -1, "broken")));

        var then = await item.GetAt(between);
        Assert.Equal((20m, 0m, 20m, 2.5m), Figures(then));
        Assert.Equal(50, then.Value);
        Assert.Equal((10m, 0m, 10m, 2m), Figures(await item.GetAt(between.AddTicks(-10))));
        Assert.Equal((0m, 0m, 0m, 0m), Figures(await item.GetAt(DateTimeOffset.UnixEpoch)));
        Assert.Equal(Figures(await item.Get()), Figures(await item.GetAt(DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task A_long_stream_loads_from_its_snapshot()
    {
        var house = await OpenAsync();
        var item = await house.Stocked("TEA", 10);
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => item.Receive(new ReceiveStock($"r-{i}", 1, null, ""))));
        Accepted(await item.Hold(new HoldStock("h-1", 4, TimeSpan.FromHours(1))));
        await house.DisposeAsync();

        await using var next = await house.ReopenAsync();

        Assert.Equal((210m, 4m, 206m, 2m), Figures(await next.Item(item).Get()));
    }

    private static async Task<DateTimeOffset> RecordedAsync(GrainCluster cluster, IStockItemGrain item, long version)
    {
        var stream = new StreamKey(Company, $"stockitem/{item.GetPrimaryKeyString()}");
        await foreach (var recorded in cluster.Journal.ReadStreamAsync(stream, version - 1, CancellationToken.None))
            return recorded.RecordedAt;
        throw new InvalidOperationException($"The item has no version {version}.");
    }

    private static (decimal OnHand, decimal Reserved, decimal Available, decimal UnitCost) Figures(StockItemView view) =>
        (view.OnHand, view.Reserved, view.Available, view.UnitCost);
}
