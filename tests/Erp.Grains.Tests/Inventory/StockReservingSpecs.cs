using Erp.Grains.Inventory;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Inventory;

public class StockReservingSpecs
{
    private const string Till = "till/1/T7";
    private static readonly DateTimeOffset Expiry = new(2026, 1, 2, 3, 9, 5, TimeSpan.Zero);

    [Fact]
    public void Reserve_takes_all_that_is_available()
    {
        var after = Given<StockItemState>.Events(Received(10), Held("h-1", 3))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 7)))
            .Then(new StockReserved(Till, "sale-1", 1, 7, Expiry, 0, 0) { UnitCost = 1 });

        Assert.Equal((10, 10, 0), (after.State.OnHand, after.State.Reserved, after.State.Available));
    }

    [Fact]
    public void Reserve_is_refused_when_stock_is_short()
    {
        Given<StockItemState>.Events(Received(10), Held("h-1", 3))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 8)))
            .ThenRefused(new StockInsufficient(8, 7) { Field = "quantity" });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_late_duplicate_of_a_resolved_attempt_is_refused(bool settled)
    {
        Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 4), Resolved("sale-1", settled ? null : 4))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 4)))
            .ThenRefused(new ReservationStale(new ReservationId(Till, "sale-1", 1)));
    }

    [Fact]
    public void A_later_attempt_reserves_what_the_older_one_gives_back()
    {
        var after = Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 8))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 2, 9)))
            .Then(new StockReserved(Till, "sale-1", 2, 9, Expiry, 0, 8) { UnitCost = 1 });

        Assert.Equal(9, after.State.Reserved);
    }

    [Fact]
    public void A_later_attempt_that_is_refused_leaves_the_older_one_open()
    {
        var given = Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 8));

        given.When(state => StockReserving.Decide(state, Reserve("sale-1", 2, 11)))
            .ThenRefused(new StockInsufficient(11, 10) { Field = "quantity" });
        given.When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 8))).ThenNothing();
    }

    [Fact]
    public void A_watermark_is_recorded_only_where_it_says_something_new()
    {
        Given<StockItemState>.Nothing.And(Received(10))
            .When(state => StockReserving.Decide(state, Reserve("sale-5", 5, 1) with { ResolvedBelow = 4 }))
            .Then(new StockReserved(Till, "sale-5", 5, 1, Expiry, 4, 0) { UnitCost = 1 })
            .When(state => StockReserving.Decide(state, Reserve("sale-6", 6, 1) with { ResolvedBelow = 4 }))
            .Then(new StockReserved(Till, "sale-6", 6, 1, Expiry, 0, 0) { UnitCost = 1 })
            .When(state => StockReserving.Decide(state, Reserve("sale-3", 3, 1)))
            .ThenRefused(new ReservationStale(new ReservationId(Till, "sale-3", 3)));
    }

    [Fact]
    public void Goods_expected_back_are_available_only_once_they_have_come()
    {
        var expected = Given<StockItemState>.Events(Received(10))
            .When(state => StockReserving.Decide(state, Reserve("return-1", 1, -4)))
            .Then(new StockReserved(Till, "return-1", 1, -4, Expiry, 0, 0) { UnitCost = 1 });
        Assert.Equal((10, 0, 10), (expected.State.OnHand, expected.State.Reserved, expected.State.Available));

        var back = expected.And(Resolved("return-1"));
        Assert.Equal((14, 0, 14), (back.State.OnHand, back.State.Reserved, back.State.Available));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0000001")]
    [InlineData("-1000000001")]
    public void A_reservation_out_of_form_is_refused(string quantity)
    {
        var given = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);

        Given<StockItemState>.Events(Received(10))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, given)))
            .ThenRefused(new QuantityInvalid(given, StockInput.QuantityRule) { Field = "quantity" });
    }

    [Fact]
    public void An_expiry_is_recorded_to_the_second_and_never_early()
    {
        Given<StockItemState>.Events(Received(10))
            .When(state => StockReserving.Decide(
                state, Reserve("sale-1", 1, 1) with { ExpiresAt = Expiry.AddMilliseconds(-1) }))
            .Then(new StockReserved(Till, "sale-1", 1, 1, Expiry, 0, 0) { UnitCost = 1 });
    }

    [Fact]
    public void A_settled_reservation_leaves_and_a_voided_one_is_free_again()
    {
        var open = Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 4));

        Assert.Equal((6, 0, 6), Figures(open.And(Resolved("sale-1")).State));
        Assert.Equal((10, 0, 10), Figures(open.And(Resolved("sale-1", voided: 4)).State));
    }

    // ---- cost

    [Fact]
    public void A_reservation_is_promised_the_average_of_what_no_sale_was_promised()
    {
        Given<StockItemState>.Events(Received(10, unitCost: 2))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 4)))
            .Then(new StockReserved(Till, "sale-1", 1, 4, Expiry, 0, 0) { UnitCost = 2 })
            .And(Received(6, unitCost: 4))
            .When(state => StockReserving.Decide(state, Reserve("sale-2", 2, 1)))
            .Then(new StockReserved(Till, "sale-2", 2, 1, Expiry, 0, 0) { UnitCost = 3 });
    }

    [Fact]
    public void An_attempt_that_asks_again_gets_the_cost_that_it_was_promised()
    {
        var state = Given<StockItemState>.Events(
            Received(10, unitCost: 2), Reserved("sale-1", 1, 12) with { UnitCost = 2, Short = 2 }, Received(10, unitCost: 4)).State;

        Assert.Equal(new ReservedStock(2) { Short = 2 }, StockReserving.Reply(state, Reserve("sale-1", 1, 12)));
    }

    [Fact]
    public void A_later_attempt_is_promised_the_average_with_the_older_ones_goods()
    {
        Given<StockItemState>.Events(Received(4, unitCost: 2), Reserved("sale-1", 1, 4) with { UnitCost = 2 }, Received(4, unitCost: 4))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 2, 4)))
            .Then(new StockReserved(Till, "sale-1", 2, 4, Expiry, 0, 4) { UnitCost = 3 });
    }

    [Fact]
    public void What_comes_back_does_so_at_the_cost_that_the_sale_recorded()
    {
        var after = Given<StockItemState>.Events(Received(10, unitCost: 2.8m))
            .When(state => StockReserving.Decide(state, Reserve("return-1", 1, -2) with { UnitCost = 2 }))
            .Then(new StockReserved(Till, "return-1", 1, -2, Expiry, 0, 0) { UnitCost = 2 })
            .And(Resolved("return-1"));

        Assert.Equal((12, 32, 2.666667m), (after.State.OnHand, after.State.Value, after.State.Pool.UnitCost));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.0000001")]
    public void A_cost_out_of_form_is_refused(string cost)
    {
        var given = decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture);

        Given<StockItemState>.Events(Received(10))
            .When(state => StockReserving.Decide(state, Reserve("return-1", 1, -1) with { UnitCost = given }))
            .ThenRefused(new CostInvalid(given) { Field = "unitCost" });
    }

    // ---- shortage

    [Theory]
    [InlineData(ShortageRule.Refuse, ShortagePolicy.Record, ShortagePolicy.Record, false)]
    [InlineData(ShortageRule.AsPolicy, null, ShortagePolicy.Refuse, false)]
    [InlineData(ShortageRule.AsPolicy, null, ShortagePolicy.Record, true)]
    [InlineData(ShortageRule.AsPolicy, ShortagePolicy.Refuse, ShortagePolicy.Record, false)]
    [InlineData(ShortageRule.AsPolicy, ShortagePolicy.Record, ShortagePolicy.Refuse, true)]
    [InlineData(ShortageRule.Record, ShortagePolicy.Refuse, ShortagePolicy.Refuse, true)]
    public void Selling_short_is_the_items_policy_or_else_the_warehouses(
        ShortageRule rule, ShortagePolicy? item, ShortagePolicy warehouse, bool accepted)
    {
        var asked = Given<StockItemState>.Events(Received(2), new StockPolicySet(item, null, null, false, null))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 5) with { Shortage = rule, WarehousePolicy = warehouse }));

        if (accepted) asked.Then(new StockReserved(Till, "sale-1", 1, 5, Expiry, 0, 0) { UnitCost = 1, Short = 3 });
        else asked.ThenRefused(new StockInsufficient(5, 2) { Field = "quantity" });
    }

    [Fact]
    public void What_goes_short_is_only_what_was_asked_for_however_far_below_zero_stock_is()
    {
        Given<StockItemState>.Events(Received(2), Reserved("sale-1", 1, 9) with { Short = 7 })
            .When(state => StockReserving.Decide(state, Reserve("sale-2", 2, 3) with { Shortage = ShortageRule.Record }))
            .Then(new StockReserved(Till, "sale-2", 2, 3, Expiry, 0, 0) { UnitCost = 1, Short = 3 });
    }

    [Fact]
    public void Goods_may_come_back_however_far_below_zero_stock_is()
    {
        Given<StockItemState>.Events(Received(2), Reserved("sale-1", 1, 9) with { Short = 7 })
            .When(state => StockReserving.Decide(state, Reserve("return-1", 2, -1)))
            .Then(new StockReserved(Till, "return-1", 2, -1, Expiry, 0, 0) { UnitCost = 1 });
    }

    [Fact]
    public void The_item_is_flagged_once_it_is_sold_and_not_if_the_sale_is_given_up()
    {
        var reserved = Given<StockItemState>.Events(Received(2), Reserved("sale-1", 1, 5) with { Short = 3 });

        Assert.False(reserved.State.ToCount);
        Assert.True(reserved.And(Resolved("sale-1")).State.ToCount);
        Assert.False(reserved.And(Resolved("sale-1", voided: 5)).State.ToCount);
    }

    // ---- holds

    [Fact]
    public void A_reservation_takes_the_place_of_a_hold()
    {
        var given = Given<StockItemState>.Events(Received(10), Held("h-1", 6), Held("h-2", 2));

        given.When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 9) with { Holds = ["h-1"] }))
            .ThenRefused(new StockInsufficient(9, 8) { Field = "quantity" });
        var taken = given.When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 5) with { Holds = ["h-1"] }))
            .Then(new StockReserved(Till, "sale-1", 1, 5, Expiry, 0, 0) { UnitCost = 1, Holds = ["h-1"] });

        Assert.Equal((10, 8, 2), Figures(taken.State));
        Assert.Equal((5, 2, 3), Figures(taken.And(Resolved("sale-1")).State));
        Assert.Equal((10, 8, 2), Figures(taken.And(Resolved("sale-1", voided: 5)).State));
    }

    [Fact]
    public void A_later_attempt_takes_the_holds_that_the_older_one_gives_back()
    {
        var again = Given<StockItemState>.Events(Received(10), Held("h-1", 6), Reserved("sale-1", 1, 5) with { Holds = ["h-1"] })
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 2, 10) with { Holds = ["h-1"] }))
            .Then(new StockReserved(Till, "sale-1", 2, 10, Expiry, 0, 5) { UnitCost = 1, Holds = ["h-1"] });

        Assert.Equal((10, 10, 0), Figures(again.State));
        Assert.Equal((10, 6, 4), Figures(again.And(Resolved("sale-1", voided: 10)).State));
    }

    [Fact]
    public void A_later_attempt_without_the_hold_must_leave_it_its_goods()
    {
        Given<StockItemState>.Events(Received(10), Held("h-1", 6), Reserved("sale-1", 1, 5) with { Holds = ["h-1"] })
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 2, 5)))
            .ThenRefused(new StockInsufficient(5, 4) { Field = "quantity" });
    }

    [Fact]
    public void A_hold_that_is_not_there_is_refused_unless_the_goods_have_left_already()
    {
        var given = Given<StockItemState>.Events(Received(10), Held("h-1", 6));
        var command = Reserve("sale-1", 1, 5) with { Holds = ["h-1", "gone"] };

        given.When(state => StockReserving.Decide(state, command)).ThenRefused(new ReservationUnknown("gone") { Field = "reservation" });
        given.When(state => StockReserving.Decide(state, command with { Shortage = ShortageRule.Record }))
            .Then(new StockReserved(Till, "sale-1", 1, 5, Expiry, 0, 0) { UnitCost = 1, Holds = ["h-1"] });
    }

    [Fact]
    public void A_hold_is_taken_once_however_often_it_is_named()
    {
        Given<StockItemState>.Events(Received(10), Held("h-1", 6))
            .When(state => StockReserving.Decide(state, Reserve("sale-1", 1, 11) with { Holds = ["h-1", "h-1"] }))
            .ThenRefused(new StockInsufficient(11, 10) { Field = "quantity" });
    }

    private static (decimal OnHand, decimal Reserved, decimal Available) Figures(StockItemState state) =>
        (state.OnHand, state.Reserved, state.Available);

    private static StockReceived Received(decimal quantity, decimal unitCost = 1) => new(quantity, 0, unitCost, null);

    private static StockHeld Held(string id, decimal quantity) => new(id, quantity, Expiry);

    private static StockReserved Reserved(string cause, long attempt, decimal quantity) => new(Till, cause, attempt, quantity, Expiry, 0, 0);

    private static ReservationsResolved Resolved(string cause, decimal? voided = null) => new(
    [
        voided is { } quantity
            ? new OwnerResolution(Till, 0, null, [new VoidedReservation(cause, quantity)])
            : new OwnerResolution(Till, 0, [cause], null),
    ]);

    private static ReserveStock Reserve(string cause, long attempt, decimal quantity) =>
        new(new ReservationId(Till, cause, attempt), quantity, Expiry, 0);
}
