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

    // ---- reserve

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

    private static ReserveStock Reserve(string cause, long attempt, decimal quantity) =>
        new(new ReservationId(Till, cause, attempt), quantity, Expiry, 0);
}
