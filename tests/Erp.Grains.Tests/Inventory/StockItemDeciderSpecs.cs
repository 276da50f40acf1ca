using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;
using Erp.Tax;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Inventory;

public class StockItemDeciderSpecs
{
    private const string Till = "till/1/T7";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Expiry = Now.AddMinutes(5);
    private static readonly CommandContext Context = new(Now, Caller.System(new CompanyId(1)));

    private static readonly CompanyFacts Company =
        new("Shop", "GBP", "Europe/London", TaxRounding.PerRate, [new Warehouse("MAIN", "Main")], [], []);

    private static readonly ProductFacts Tea = new(
        new ProductId(Guid.Parse("0198c0de-0000-7000-8000-000000000001")), "TEA", [], "Tea", ProductKind.Goods, new Unit("KG", 3),
        PriceList.Of(new Money(8, "GBP")), new Money(4.5m, "GBP"), "STANDARD", Tracked: true, Active: true);

    private static readonly StockFacts Facts = new(new StockItemKey(new CompanyId(1), "MAIN", Tea.Id), Tea, Company);

    // ---- receive

    [Fact]
    public void Receive_records_what_was_there_before_and_what_it_cost()
    {
        Given<StockItemState>.Events(Received(3))
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-2", 0.350m, new Money(2.25m, "GBP"), "PO 17"), Facts))
            .ThenEvents(new StockReceived(0.350m, 3, 2.25m, "PO 17"));
    }

    [Fact]
    public void Receive_without_a_cost_takes_the_last_one()
    {
        Given<StockItemState>.Events(Received(3, unitCost: 7))
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-2", 1, null, ""), Facts))
            .ThenEvents(new StockReceived(1, 3, 7, null));
    }

    [Fact]
    public void The_first_receipt_without_a_cost_takes_the_products()
    {
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-1", 1, null, ""), Facts))
            .ThenEvents(new StockReceived(1, 0, 4.5m, null));
    }

    [Fact]
    public void Every_error_of_a_receipts_input_comes_at_once_with_its_field()
    {
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(
                state,
                new ReceiveStock("", 0, new Money(-1, "EUR"), "a\u0000b"),
                Facts with { Product = null, Company = Company with { Warehouses = [] } }))
            .ThenRefused(
                new InvalidInput("1 to 100 characters are expected.") { Field = "id" },
                new ProductUnknown(Tea.Id.ToString()) { Field = "sku" },
                new WarehouseUnknown("MAIN") { Field = "warehouse" },
                new QuantityInvalid(0, "it must be above zero, below a billion and have at most 6 decimals") { Field = "quantity" },
                new CostInvalid(-1) { Field = "unitCost" },
                new CurrencyMismatch("EUR", "GBP") { Field = "unitCost" },
                new InvalidInput("Control characters are not allowed.") { Field = "reference" });
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.0000001")]
    [InlineData("1000000001")]
    public void A_quantity_out_of_form_is_refused(string quantity)
    {
        var given = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);

        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-1", given, null, ""), Facts))
            .ThenRefused(
                new QuantityInvalid(given, "it must be above zero, below a billion and have at most 6 decimals") { Field = "quantity" });
    }

    [Fact]
    public void A_quantity_with_more_decimals_than_the_unit_is_refused_and_trailing_zeros_do_not_count()
    {
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-1", 0.0005m, null, ""), Facts))
            .ThenRefused(new QuantityInvalid(0.0005m, "KG has 3 decimals") { Field = "quantity" });
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-1", 0.0500m, null, ""), Facts))
            .ThenEvents(new StockReceived(0.0500m, 0, 4.5m, null));
    }

    [Fact]
    public void No_stock_is_kept_of_an_untracked_product()
    {
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(
                state, new ReceiveStock("r-1", 1, null, ""), Facts with { Product = Tea with { Tracked = false } }))
            .ThenRefused(new ProductNotTracked("TEA") { Field = "sku" });
    }

    // ---- adjust

    [Fact]
    public void Adjust_adds_or_takes_away()
    {
        var given = Given<StockItemState>.Events(Received(10, unitCost: 2));

        given.When(state => StockItemDecider.Decide(state, new AdjustStock("a-1", 2, "found"), Facts))
            .ThenEvents(new StockAdjusted(2, 10, 2, "found"));
        given.When(state => StockItemDecider.Decide(state, new AdjustStock("a-2", -10, "stolen"), Facts))
            .ThenEvents(new StockAdjusted(-10, 10, 2, "stolen"));
    }

    [Fact]
    public void Adjust_is_refused_below_what_is_reserved()
    {
        Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 4), Held("h-1", 1))
            .When(state => StockItemDecider.Decide(state, new AdjustStock("a-1", -6, "stolen"), Facts))
            .ThenRefused(new StockInsufficient(6, 5) { Field = "quantity" });
    }

    [Fact]
    public void Adjust_needs_a_quantity_and_a_reason()
    {
        Given<StockItemState>.Nothing
            .When(state => StockItemDecider.Decide(state, new AdjustStock("a-1", 0, " "), Facts))
            .ThenRefused(
                new QuantityInvalid(0, StockInput.QuantityRule) { Field = "quantity" },
                new InvalidInput("1 to 200 characters are expected.") { Field = "reason" });
    }

    // ---- hold and release

    [Fact]
    public void Hold_keeps_goods_back_until_the_next_whole_second_after_its_lifetime()
    {
        Given<StockItemState>.Events(Received(10))
            .When(state => StockItemDecider.Decide(
                state, new HoldStock("h-1", 10, TimeSpan.FromSeconds(1.5)), Facts, Context))
            .ThenEvents(new StockHeld("h-1", 10, Now.AddSeconds(2)));
    }

    [Fact]
    public void Hold_is_refused_when_stock_is_short()
    {
        Given<StockItemState>.Events(Received(10), Reserved("sale-1", 1, 4), Held("h-1", 3))
            .When(state => StockItemDecider.Decide(state, new HoldStock("h-2", 3.001m, TimeSpan.FromMinutes(1)), Facts, Context))
            .ThenRefused(new StockInsufficient(3.001m, 3) { Field = "quantity" });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90 * 24 * 3600 + 1)]
    public void Hold_is_refused_for_a_lifetime_out_of_range(int seconds)
    {
        Given<StockItemState>.Events(Received(10))
            .When(state => StockItemDecider.Decide(state, new HoldStock("h-1", 1, TimeSpan.FromSeconds(seconds)), Facts, Context))
            .ThenRefused(new LifetimeInvalid { Field = "expiresInSeconds" });
    }

    [Fact]
    public void Release_gives_the_goods_back()
    {
        var after = Given<StockItemState>.Events(Received(10), Held("h-1", 3))
            .When(state => StockItemDecider.Decide(state, new ReleaseHold("h-1")))
            .Then(new HoldReleased("h-1", 3));

        Assert.Equal((10, 0), (after.State.OnHand, after.State.Reserved));
    }

    [Fact]
    public void A_hold_that_is_released_while_a_sale_takes_its_place_does_not_come_back()
    {
        var taken = Given<StockItemState>.Events(Received(10), Held("h-1", 6), Reserved("sale-1", 1, 5) with { Holds = ["h-1"] });
        Assert.Equal((10, 6, 4), Figures(taken.State));

        var released = taken.When(state => StockItemDecider.Decide(state, new ReleaseHold("h-1"))).Then(new HoldReleased("h-1", 6));

        Assert.Equal((10, 5, 5), Figures(released.State));
        Assert.Equal((10, 0, 10), Figures(released.And(Resolved("sale-1", voided: 5)).State));
    }

    [Fact]
    public void Back_orders_hold_what_is_not_there_yet_up_to_their_limit()
    {
        var given = Given<StockItemState>.Events(Received(2), new StockPolicySet(null, null, null, true, 3));

        given.When(state => StockItemDecider.Decide(state, new HoldStock("h-1", 5.001m, TimeSpan.FromSeconds(1)), Facts, Context))
            .ThenRefused(new StockInsufficient(5.001m, 2) { Field = "quantity" });
        given.When(state => StockItemDecider.Decide(state, new HoldStock("h-1", 5, TimeSpan.FromSeconds(1)), Facts, Context))
            .ThenEvents(new StockHeld("h-1", 5, Now.AddSeconds(1)));
        given.And(new StockPolicySet(null, null, null, true, null))
            .When(state => StockItemDecider.Decide(state, new HoldStock("h-1", 500, TimeSpan.FromSeconds(1)), Facts, Context))
            .ThenEvents(new StockHeld("h-1", 500, Now.AddSeconds(1)));
    }

    // ---- value

    [Fact]
    public void Receive_fills_a_gap_at_its_own_cost()
    {
        var after = Given<StockItemState>.Events(Received(2, unitCost: 2), Reserved("sale-1", 1, 5) with { UnitCost = 2, Short = 3 }, Resolved("sale-1"))
            .When(state => StockItemDecider.Decide(state, new ReceiveStock("r-2", 10, new Money(3, "GBP"), ""), Facts))
            .ThenEvents(new StockReceived(10, -3, 3, null) { Revaluation = -3 });

        Assert.Equal((7, 21, 3), (after.State.OnHand, after.State.Value, after.State.Pool.UnitCost));
    }

    [Fact]
    public void What_rounding_leaves_goes_with_the_last_unit()
    {
        var after = Given<StockItemState>.Events(Received(1, unitCost: 1), Received(2, unitCost: 1.1m))
            .When(state => StockItemDecider.Decide(state, new AdjustStock("a-1", -3, "stolen"), Facts))
            .ThenEvents(new StockAdjusted(-3, 3, 1.066667m, "stolen") { Revaluation = 0.000001m });

        Assert.Equal((0, 0), (after.State.OnHand, after.State.Value));
    }

    [Fact]
    public void Events_of_before_costs_were_kept_settle_at_the_last_receipts()
    {
        var old = Given<StockItemState>.Events(Received(10, unitCost: 2), Reserved("sale-1", 1, 4), Resolved("sale-1"));

        Assert.Equal((6, 12), (old.State.OnHand, old.State.Value));
    }

    // ---- count

    [Fact]
    public void Count_books_the_difference_to_what_was_expected_whatever_was_sold_since()
    {
        var after = Given<StockItemState>.Events(Received(10, unitCost: 2), Reserved("sale-1", 1, 1), Resolved("sale-1"))
            .When(state => StockItemDecider.Decide(state, new CountStock("1/MAIN/q1", 8, 10)))
            .ThenEvents(new StockCounted(-2, 9, 2, 10, 8, "1/MAIN/q1"));

        Assert.Equal((7, 14), (after.State.OnHand, after.State.Value));
    }

    [Fact]
    public void Count_is_the_truth_even_below_what_is_promised()
    {
        var after = Given<StockItemState>.Events(Received(10), Held("h-1", 6))
            .When(state => StockItemDecider.Decide(state, new CountStock("1/MAIN/q1", 3, 10)))
            .ThenEvents(new StockCounted(-7, 10, 1, 10, 3, "1/MAIN/q1"));

        Assert.Equal((3, 6, -3), Figures(after.State));
    }

    [Fact]
    public void Count_clears_the_flag_also_of_what_is_not_settled_yet()
    {
        var given = Given<StockItemState>.Events(
            Received(1), Reserved("sale-1", 1, 2) with { Short = 1 }, Resolved("sale-1"), Reserved("sale-2", 2, 2) with { Short = 2 });
        Assert.True(given.State.ToCount);

        var counted = given.When(state => StockItemDecider.Decide(state, new CountStock("1/MAIN/q1", 5, -1)))
            .ThenEvents(new StockCounted(6, -1, 1, -1, 5, "1/MAIN/q1"));

        Assert.False(counted.State.ToCount);
        Assert.False(counted.And(Resolved("sale-2")).State.ToCount);
    }

    [Fact]
    public void A_count_that_finds_what_was_expected_is_recorded_all_the_same()
    {
        Given<StockItemState>.Events(Received(10))
            .When(state => StockItemDecider.Decide(state, new CountStock("1/MAIN/q1", 10, 10)))
            .ThenEvents(new StockCounted(0, 10, 1, 10, 10, "1/MAIN/q1"));
    }

    [Fact]
    public void Nobody_counts_less_than_nothing()
    {
        Given<StockItemState>.Events(Received(10))
            .When(state => StockItemDecider.Decide(state, new CountStock("1/MAIN/q1", -1, 10)))
            .ThenRefused(new QuantityInvalid(-1, "it must not be negative, be below a billion and have at most 6 decimals") { Field = "counted" });
    }

    // ---- policy

    [Fact]
    public void A_policy_is_set_as_a_whole()
    {
        var policy = new StockPolicy(ShortagePolicy.Record, 5, 24, true, 10);
        var after = Given<StockItemState>.Nothing
            .When(_ => StockItemDecider.Decide(new SetStockPolicy("p-1", policy), Facts))
            .ThenEvents(new StockPolicySet(ShortagePolicy.Record, 5, 24, true, 10));
        Assert.Equal(policy, after.State.Policy);

        var reset = after.When(_ => StockItemDecider.Decide(new SetStockPolicy("p-2", StockPolicy.Default), Facts))
            .ThenEvents(new StockPolicySet(null, null, null, false, null));
        Assert.Equal(StockPolicy.Default, reset.State.Policy);
    }

    [Fact]
    public void Every_error_of_a_policy_comes_at_once_with_its_field()
    {
        const string rule = "it must be above zero (a reorder point may be zero), below a billion and have at most 6 decimals";

        Given<StockItemState>.Nothing
            .When(_ => StockItemDecider.Decide(new SetStockPolicy("p-1", new StockPolicy((ShortagePolicy)7, -1, 0, false, 0.0005m)), Facts))
            .ThenRefused(
                new InvalidInput("There is no such shortage policy.") { Field = "shortage" },
                new QuantityInvalid(-1, rule) { Field = "reorderPoint" },
                new QuantityInvalid(0, rule) { Field = "reorderQuantity" },
                new QuantityInvalid(0.0005m, "KG has 3 decimals") { Field = "backOrderLimit" },
                new InvalidInput("A limit of back orders needs back orders to be allowed.") { Field = "backOrderLimit" });
    }

    // ---- what becomes due by itself

    [Fact]
    public void Nothing_is_due_while_nothing_is_resolved_or_expired()
    {
        var given = Given<StockItemState>.Events(Received(10), Held("h-1", 1), Reserved("sale-1", 1, 1));

        Assert.Empty(StockItemDecider.Due(given.State, new SettlementBuffer(), Expiry.AddTicks(-1)));
    }

    [Fact]
    public void Resolved_reservations_and_expired_holds_are_due_together()
    {
        var given = Given<StockItemState>.Events(
            Received(10), Held("h-2", 2), Held("h-1", 1), new StockHeld("later", 1, Expiry.AddSeconds(1)), Reserved("sale-1", 1, 3));
        var buffer = new SettlementBuffer();
        buffer.Add(given.State.Reservations, new ReservationResolution(Till, 1, [new ResolvedReservation("sale-1", 1, ReservationFate.Settled)]));

        var due = StockItemDecider.Due(given.State, buffer, Expiry);

        Assert.Equal(
            [
                EventText.Of(new ReservationsResolved([new OwnerResolution(Till, 1, ["sale-1"], null)])),
                EventText.Of(new HoldsExpired([new EndedHold("h-1", 1), new EndedHold("h-2", 2)])),
            ],
            due.Select(EventText.Of));
        Assert.Equal((7, 1, 6), Figures(given.And([.. due]).State));
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
}
