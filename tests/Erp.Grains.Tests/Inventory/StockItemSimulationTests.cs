using System.Collections.Immutable;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Tests.Reservations;
using Erp.Grains.Tests.Simulation;
using Erp.Inventory;
using Erp.Reservations;
using Orleans;
using static Erp.Grains.Tests.Simulation.SimulatedShop;

namespace Erp.Grains.Tests.Inventory;

/// <summary>A stock item between owners, its timer and crashes.</summary>
public class StockItemSimulationTests
{
    private const string Owner = "scriptedowner/1/T7";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_settlement_shows_at_once_and_is_journalled_with_others_later()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 3);
        Reserve(shop, tea, "sale-2", 2, 1);

        Resolve(shop, tea, ReservationFate.Settled, ("sale-1", 1), ("sale-2", 2));

        Assert.Equal((6, 0), shop.Stock(tea));
        Assert.IsType<StockReserved>(shop.Journalled(tea)[^1]);

        shop.Cluster.AdvanceTime(Tick);

        Assert.Equal((6, 0), shop.Stock(tea));
        var resolved = Assert.IsType<ReservationsResolved>(shop.Journalled(tea)[^1]);
        Assert.Equal(["sale-1", "sale-2"], resolved.Owners.Single().Settled!.Value.AsEnumerable());
    }

    [Fact]
    public void Two_hundred_and_fifty_six_settlements_are_journalled_without_waiting()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 1000);
        for (var attempt = 1; attempt <= 256; attempt++)
        {
            Assert.IsNotType<ReservationsResolved>(shop.Journalled(tea)[^1]);
            Reserve(shop, tea, $"sale-{attempt}", attempt, 1);
            Resolve(shop, tea, ReservationFate.Settled, ($"sale-{attempt}", attempt));
        }

        var resolved = Assert.IsType<ReservationsResolved>(shop.Journalled(tea)[^1]);
        Assert.Equal(256, resolved.Owners.Single().Settled!.Value.Length);
        Assert.Equal((744, 0), shop.Stock(tea));
    }

    [Fact]
    public void What_an_owner_gives_up_is_free_and_journalled_at_once()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 10);

        Resolve(shop, tea, ReservationFate.Void, ("sale-1", 1));

        Assert.IsType<ReservationsResolved>(shop.Journalled(tea)[^1]);
        Reserve(shop, tea, "sale-2", 2, 10);
        Assert.Equal((10, 10), shop.Stock(tea));
    }

    [Theory]
    [InlineData(ReservationFate.Settled, 7, 0)]
    [InlineData(ReservationFate.Void, 10, 0)]
    [InlineData(ReservationFate.Stands, 10, 3)]
    public void After_a_crash_the_item_asks_what_became_of_all_that_is_open(ReservationFate fate, decimal onHand, decimal reserved)
    {
        using var before = Open();
        var tea = before.Stocked("TEA", 10);
        Reserve(before, tea, "sale-1", 1, 3);
        Resolve(before, tea, ReservationFate.Settled, ("sale-1", 1));
        Assert.Equal((7, 0), before.Stock(tea));

        using var after = before.Crash();
        after.Cluster.Run(grains => OwnerOf(grains).Answer(fate));
        after.Stock(tea);
        after.Cluster.RunUntilIdle();

        Assert.Equal((onHand, reserved), after.Stock(tea));
        Assert.Equal(1, TimesAsked(after, "sale-1"));
    }

    [Fact]
    public void An_owner_that_is_silent_past_the_expiry_is_asked_until_it_answers()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 3, lifetime: Tick * 2);

        shop.Cluster.AdvanceTime(Tick);
        Assert.Equal(0, TimesAsked(shop, "sale-1"));

        shop.Cluster.AdvanceTime(Tick * 2);
        Assert.Equal(2, TimesAsked(shop, "sale-1"));
        Assert.Equal((10, 3), shop.Stock(tea));

        shop.Cluster.Run(grains => OwnerOf(grains).Answer(ReservationFate.Void));
        shop.Cluster.AdvanceTime(Tick * 3);

        Assert.Equal(3, TimesAsked(shop, "sale-1"));
        Assert.Equal((10, 0), shop.Stock(tea));
    }

    [Fact]
    public void A_sweep_asks_about_what_has_expired_without_waiting_for_the_timer()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 3, lifetime: Tick / 2);
        shop.Cluster.AdvanceTime(Tick / 2);

        shop.Cluster.Run(grains => grains.StockItem(tea).Sweep());
        shop.Cluster.RunUntilIdle();

        Assert.Equal(1, TimesAsked(shop, "sale-1"));
    }

    [Fact]
    public void A_hold_ends_by_its_expiry()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        shop.Cluster.Run(async grains => Accepted(await grains.StockItem(tea).Hold(new HoldStock("cart-1", 4, Tick))));
        Assert.Equal((10, 4), shop.Stock(tea));

        shop.Cluster.AdvanceTime(Tick * 2);

        Assert.Equal((10, 0), shop.Stock(tea));
        Assert.Equal("cart-1", Assert.IsType<HoldsExpired>(shop.Journalled(tea)[^1]).Holds.Single().Id);
    }

    [Fact]
    public void A_hold_that_has_expired_refuses_nobody_even_before_the_timer()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        shop.Cluster.Run(async grains => Accepted(await grains.StockItem(tea).Hold(new HoldStock("cart-1", 4, Tick / 2))));
        shop.Cluster.AdvanceTime(Tick / 2);

        Reserve(shop, tea, "sale-1", 1, 10);

        Assert.Equal((10, 10), shop.Stock(tea));
    }

    [Fact]
    public void Goods_that_have_come_back_can_be_sold_before_their_settlement_is_journalled()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "return-1", 1, -5);
        Resolve(shop, tea, ReservationFate.Settled, ("return-1", 1));

        Reserve(shop, tea, "sale-2", 2, 15);

        Assert.Equal((15, 15), shop.Stock(tea));
    }

    [Fact]
    public void A_late_duplicate_takes_nothing_though_the_settlement_is_not_journalled_yet()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 3);
        Resolve(shop, tea, ReservationFate.Settled, ("sale-1", 1));

        var late = Ask(shop, tea, "sale-1", 1, 3);

        Assert.Equal([new ReservationStale(new ReservationId(Owner, "sale-1", 1))], late.Errors.AsEnumerable());
        Assert.Equal((7, 0), shop.Stock(tea));
    }

    [Fact]
    public void A_later_attempt_waits_while_what_became_of_the_older_one_cannot_be_journalled()
    {
        using var shop = Open(bounds: new JournalOptions { QueueEvents = 3 });
        var (tea, mugs) = (shop.Stocked("TEA", 10), shop.Stocked("MUG", 10));
        shop.Cluster.Run(async grains => Accepted(await grains.StockItem(tea).Hold(new HoldStock("cart-1", 4, Tick / 2))));
        Reserve(shop, tea, "sale-1", 1, 3);
        shop.Cluster.AdvanceTime(Tick / 2);

        // One delivery is being written and two wait: there is room for one event, and what is due are two, since the hold has expired.
        shop.CommitsTake = Tick / 4;
        var refused = shop.Cluster.Run(async grains =>
        {
            var deliveries = Enumerable.Range(1, 3).Select(
                number => grains.StockItem(mugs).Receive(new ReceiveStock($"delivery-{number}", 1, null, ""))).ToArray();
            await Task.Delay(TimeSpan.FromMilliseconds(1), shop.Cluster.Clock);
            await grains.StockItem(tea).Resolve(Told("sale-1", 1, ReservationFate.Void));
            var later = grains.StockItem(tea).Reserve(new ReserveStock(new ReservationId(Owner, "sale-1", 2), 3, shop.Now.AddHours(1), 0));
            var refusal = await Assert.ThrowsAsync<UnavailableException>(() => later);
            await Task.WhenAll(deliveries);
            return refusal;
        });
        Reserve(shop, tea, "sale-1", 2, 3);
        Resolve(shop, tea, ReservationFate.Settled, ("sale-1", 2));

        Assert.Equal(UnavailableException.Overloaded, refused.Code);
        Assert.Equal((7, 0), shop.Stock(tea));
    }

    [Fact]
    public void A_receipt_says_what_was_there_after_all_settlements_known()
    {
        using var shop = Open();
        var tea = shop.Stocked("TEA", 10);
        Reserve(shop, tea, "sale-1", 1, 3);
        Resolve(shop, tea, ReservationFate.Settled, ("sale-1", 1));

        var movement = shop.Cluster.Run(async grains =>
            Accepted(await grains.StockItem(tea).Receive(new ReceiveStock("delivery", 5, null, ""))));

        Assert.Equal(new StockMovement(5, 7, 12, 2), movement);
    }

    [Fact]
    public void Two_activations_never_promise_the_same_goods()
    {
        for (var seed = 1UL; seed <= 50; seed++)
        {
            using var shop = Open(seed);
            var tea = shop.Stocked("TEA", 10);
            shop.Cluster.ActivateAgain(shop.Cluster.GrainFactory.StockItem(tea));

            var accepted = shop.Cluster.Run(async grains =>
            {
                var asked = Enumerable.Range(1, 20).Select(async attempt =>
                {
                    try
                    {
                        var outcome = await grains.StockItem(tea).Reserve(
                            new ReserveStock(new ReservationId(Owner, $"sale-{attempt}", attempt), 1, shop.Now.AddHours(1), 0));
                        return outcome.Accepted;
                    }
                    catch (UnavailableException)
                    {
                        return false;
                    }
                });
                return (await Task.WhenAll(asked)).Count(one => one);
            });

            var reserved = shop.Journalled(tea).OfType<StockReserved>().Sum(one => one.Quantity);
            Assert.True(accepted <= reserved && reserved <= 10, $"Seed {seed}: {accepted} accepted, {reserved} reserved.");
        }
    }

    private static ReservationResolution Told(string cause, long attempt, ReservationFate fate) =>
        new(Owner, 0, [new ResolvedReservation(cause, attempt, fate)]);

    private static IScriptedOwner OwnerOf(IGrainFactory grains) => grains.GetGrain<IScriptedOwner>("1/T7");

    private static int TimesAsked(SimulatedShop shop, string cause) => shop.Cluster.Run(grains => OwnerOf(grains).TimesAsked(cause));

    private static Outcome<ReservedStock> Ask(
        SimulatedShop shop, StockItemKey item, string cause, long attempt, decimal quantity, TimeSpan? lifetime = null) =>
        shop.Cluster.Run(grains => grains.StockItem(item).Reserve(new ReserveStock(
            new ReservationId(Owner, cause, attempt), quantity, shop.Now + (lifetime ?? TimeSpan.FromHours(1)), 0)));

    private static void Reserve(
        SimulatedShop shop, StockItemKey item, string cause, long attempt, decimal quantity, TimeSpan? lifetime = null) =>
        Assert.Equal(new ReservedStock(2), Accepted(Ask(shop, item, cause, attempt, quantity, lifetime)));

    private static void Resolve(SimulatedShop shop, StockItemKey item, ReservationFate fate, params (string Cause, long Attempt)[] attempts)
    {
        ImmutableArray<ResolvedReservation> fates = [.. attempts.Select(one => new ResolvedReservation(one.Cause, one.Attempt, fate))];
        shop.Cluster.Run(grains => grains.StockItem(item).Resolve(new ReservationResolution(Owner, 0, fates)));
        shop.Cluster.RunUntilIdle();
    }
}
