using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Journal;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Catalog;

public class PriceScheduleSpecs
{
    private static readonly ProductId Tea = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"));
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProductCreated Created = new(
        Tea.Value, "TEA", [], "Tea", ProductKind.Goods, "EACH", "GBP", 4m, null, "STANDARD", true);

    [Fact]
    public void A_scheduled_price_holds_from_its_instant_on()
    {
        var facts = Given<ProductState>.Events(Created)
            .When(state => Schedule(state, Monday, 5m))
            .Then(new PriceScheduled(Monday, 5m)).State.Facts!;

        Assert.Equal(
            (Gbp(4m), Gbp(5m), Gbp(5m)),
            (facts.PriceAt(Monday.AddMilliseconds(-1)), facts.PriceAt(Monday), facts.PriceAt(Monday.AddYears(1))));
    }

    [Fact]
    public void The_same_price_of_the_same_instant_is_accepted_again_also_when_it_has_come_into_force()
    {
        var given = Given<ProductState>.Events(Created, new PriceScheduled(Monday, 5m));

        given.When(state => Schedule(state, Monday, 5m)).ThenNothing();
        given.When(state => Schedule(state, Monday, 5m, now: Monday.AddDays(1))).ThenNothing();
    }

    [Fact]
    public void Another_price_of_the_same_instant_takes_its_place()
    {
        var facts = Given<ProductState>.Events(Created, new PriceScheduled(Monday, 5m))
            .When(state => Schedule(state, Monday, 6m))
            .Then(new PriceScheduled(Monday, 6m)).State.Facts!;

        Assert.Equal(new PriceChange(Monday, 6m), Assert.Single(facts.Prices.Changes));
    }

    [Fact]
    public void An_instant_is_kept_in_UTC_and_whole_milliseconds_as_sales_are()
    {
        var inParis = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.FromHours(1)).AddTicks(9_999);

        Given<ProductState>.Events(Created)
            .When(state => Schedule(state, inParis, 5m))
            .Then(new PriceScheduled(Monday, 5m));
    }

    [Fact]
    public void Only_the_future_is_scheduled_and_every_error_comes_at_once()
    {
        Given<ProductState>.Events(Created)
            .When(state => PriceScheduleDecider.Decide(state, Tea, new SchedulePrice(Now, new Money(-1, "EUR")), At(Now)))
            .ThenRefused(
                new PriceInvalid(-1) { Field = "price" },
                new CurrencyMismatch("EUR", "GBP") { Field = "price" },
                new PriceNotInFuture(Now) { Field = "from" });
    }

    [Fact]
    public void A_product_has_a_bounded_number_of_scheduled_prices()
    {
        var full = Given<ProductState>.Events(
        [
            Created, .. Enumerable.Range(0, PriceList.MaxScheduled).Select(day => new PriceScheduled(Monday.AddDays(day), day)),
        ]);

        full.When(state => Schedule(state, Monday.AddYears(1), 5m)).ThenRefused(new PriceScheduleFull(PriceList.MaxScheduled));
        full.When(state => Schedule(state, Monday, 5m)).Then(new PriceScheduled(Monday, 5m));
    }

    [Fact]
    public void A_scheduled_price_is_taken_back()
    {
        var facts = Given<ProductState>.Events(Created, new PriceScheduled(Monday, 5m))
            .When(state => Cancel(state, Monday))
            .Then(new ScheduledPriceCancelled(Monday)).State.Facts!;

        Assert.Equal(Gbp(4m), facts.PriceAt(Monday));
        Given<ProductState>.Events(Created).When(state => Cancel(state, Monday)).ThenNothing();
    }

    [Fact]
    public void A_price_that_has_come_into_force_is_history()
    {
        var given = Given<ProductState>.Events(Created, new PriceScheduled(Monday, 5m));

        given.When(state => Cancel(state, Monday, now: Monday)).ThenRefused(new PriceNotInFuture(Monday) { Field = "from" });
        given.When(state => Schedule(state, Monday, 6m, now: Monday)).ThenRefused(new PriceNotInFuture(Monday) { Field = "from" });
    }

    [Fact]
    public void A_product_that_was_never_created_has_no_prices()
    {
        Given<ProductState>.Nothing.When(state => Schedule(state, Monday, 5m)).ThenRefused(new ProductUnknown(Tea.ToString()));
        Given<ProductState>.Nothing.When(state => Cancel(state, Monday)).ThenRefused(new ProductUnknown(Tea.ToString()));
    }

    [Fact]
    public void A_change_of_the_price_leaves_the_past_and_what_is_scheduled_as_they_were()
    {
        var facts = Given<ProductState>.Events(
            Created, new PriceScheduled(Monday, 5m), Changed with { Price = 4.5m, PriceFrom = Now }).State.Facts!;

        Assert.Equal(
            (Gbp(4m), Gbp(4.5m), Gbp(5m)),
            (facts.PriceAt(Now.AddMilliseconds(-1)), facts.PriceAt(Now), facts.PriceAt(Monday)));
    }

    [Fact]
    public void A_change_from_before_prices_had_a_history_counts_from_the_start()
    {
        var facts = Given<ProductState>.Events(Created, Changed with { Price = 4.5m }).State.Facts!;

        Assert.Equal(Gbp(4.5m), facts.PriceAt(DateTimeOffset.MinValue));
        Assert.Empty(facts.Prices.Changes);
    }

    [Fact]
    public void Of_many_changes_the_oldest_becomes_the_first_price()
    {
        var prices = PriceList.Of(Gbp(1m));
        for (var day = 0; day <= PriceList.MaxChanges; day++) prices = prices.With(new PriceChange(Monday.AddDays(day), 100m + day));

        Assert.Equal(PriceList.MaxChanges, prices.Changes.Length);
        Assert.Equal((Gbp(100m), Gbp(101m)), (prices.At(Monday), prices.At(Monday.AddDays(1))));
    }

    private static readonly ProductChanged Changed = new(null, null, null, null, null, null);

    private static Decision Schedule(ProductState state, DateTimeOffset from, decimal price, DateTimeOffset? now = null) =>
        PriceScheduleDecider.Decide(state, Tea, new SchedulePrice(from, Gbp(price)), At(now ?? Now));

    private static Decision Cancel(ProductState state, DateTimeOffset from, DateTimeOffset? now = null) =>
        PriceScheduleDecider.Decide(state, Tea, new CancelScheduledPrice(from), At(now ?? Now));

    private static CommandContext At(DateTimeOffset now) => new(now, Caller.System(new CompanyId(1)));

    private static Money Gbp(decimal amount) => new(amount, "GBP");
}
