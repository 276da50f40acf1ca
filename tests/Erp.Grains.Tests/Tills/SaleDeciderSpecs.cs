using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Grains.Tills;
using Erp.Reservations;
using Erp.TestKit.Deciding;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class SaleDeciderSpecs
{
    private static readonly SaleId Sale = SaleId.Parse("T0/abc-1");
    private static readonly DateTimeOffset Expiry = new(2026, 6, 15, 12, 0, 30, TimeSpan.Zero);

    /// <summary>Two mugs for 9.60 and a book for 9.99, paid with 5.00 by card and the rest in cash.</summary>
    private static readonly SaleCompleted Sold = TillDecider.CompleteSale(TillState.Empty, TwoMugsAndABook(), _ => 1, attempt: 1) with
    {
        Payments = [new RecordedPayment(PaymentMethod.Card, 5), new RecordedPayment(PaymentMethod.Cash, 15, 0.41m)],
    };

    private static readonly ReturnShare Everything = Share(
        [Mugs(2, 8.00m, 1.60m), Book()], [(1, 5m), (2, 14.59m)]) with
    { Whole = true };

    private static readonly ReturnShare OneMug = Share([Mugs(1, 4.00m, 0.80m)], [(2, 4.80m)]);

    [Fact]
    public void All_that_remains_is_taken_when_nothing_is_named() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T1", "r-1", 7)))
        .Then(Reserved("T1", "r-1", 7, Everything));

    [Fact]
    public void A_part_is_taken_from_the_last_payment_first() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T1", "r-1", 7) with { Lines = [new ReturnedLine(1, 1)] }))
        .Then(Reserved("T1", "r-1", 7, OneMug));

    [Fact]
    public void What_the_last_payment_cannot_give_the_one_before_it_gives() => Given<SaleState>.Events(Taken("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T1", "r-2", 8)))
        .Then(Reserved("T1", "r-2", 8, Share([Mugs(1, 4.00m, 0.80m), Book()], [(1, 5m), (2, 9.79m)])) with { ResolvedBelow = 8 });

    [Fact]
    public void Money_goes_where_the_till_says() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T1", "r-1", 7) with { Lines = [new ReturnedLine(1, 1)], Refunds = [new Refund(1, Gbp(4.80m))] }))
        .Then(Reserved("T1", "r-1", 7, OneMug with { Payments = [new PaymentShare(1, 4.80m)] }));

    [Fact]
    public void A_line_may_come_back_partly_for_sale_and_partly_for_scrap() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T1", "r-1", 7) with { Lines = [new ReturnedLine(1, 1, Restock: false), new ReturnedLine(1, 1)] }))
        .Then(Reserved("T1", "r-1", 7, Share(
            [Mugs(1, 4.00m, 0.80m) with { Scrapped = true }, Mugs(1, 4.00m, 0.80m)], [(2, 9.60m)])));

    [Fact]
    public void More_than_is_left_is_refused() => Given<SaleState>.Events(Taken("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(2, 1), new ReturnedLine(1, 2)] }))
        .ThenRefused(new ReturnExceeded(2, 1) { Field = "lines.1.quantity" });

    [Fact]
    public void A_line_that_is_named_twice_is_counted_together() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 1), new ReturnedLine(1, 2)] }))
        .ThenRefused(new ReturnExceeded(2, 1) { Field = "lines.1.quantity" });

    [Fact]
    public void Lines_and_payments_that_the_sale_has_not_are_refused() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(3, 1)], Refunds = [new Refund(3, Gbp(1))] }))
        .ThenRefused(
            new SaleLineUnknown(Sale, 3) { Field = "lines.0.saleLine" }, new PaymentUnknown(Sale, 3) { Field = "refunds.0.payment" });

    [Fact]
    public void No_payment_gives_back_more_than_it_paid() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Refunds = [new Refund(1, Gbp(3)), new Refund(1, Gbp(2.01m))] }))
        .ThenRefused(new RefundExceeded(Gbp(2.01m), Gbp(5)) { Field = "refunds.1.amount" });

    [Fact]
    public void Earlier_refunds_count() => Given<SaleState>.Events(Taken("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Refunds = [new Refund(2, Gbp(9.80m))] }))
        .ThenRefused(new RefundExceeded(Gbp(9.80m), Gbp(9.79m)) { Field = "refunds.0.amount" });

    [Fact]
    public void More_money_than_goods_is_refused() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 1)], Refunds = [new Refund(2, Gbp(4.81m))] }))
        .ThenRefused(new RefundMismatch(Gbp(4.80m), Gbp(4.81m)) { Field = "refunds" });

    [Fact]
    public void Cash_goes_back_in_coins_that_are_in_use_and_the_last_return_takes_what_that_left() => Given<SaleState>.Nothing
        .When(state => Reserve(state, By("T1", "r-1", 7) with { Lines = [new ReturnedLine(2, 1)], CashRounding = 0.05m }))
        .Then(Reserved("T1", "r-1", 7, Share([Book()], [(2, 10.00m)]) with { Rounding = 0.01m }))
        .And(Settled("T1", "r-1", 7))
        .When(state => Reserve(state, By("T1", "r-2", 8) with { CashRounding = 0.05m }))
        .Then(Reserved("T1", "r-2", 8, Share([Mugs(2, 8.00m, 1.60m)], [(1, 5m), (2, 4.59m)]) with { Rounding = -0.01m }) with { ResolvedBelow = 8 });

    [Fact]
    public void What_goes_back_to_a_card_is_not_rounded() => Given<SaleState>.Nothing
        .When(state => Reserve(
            state, By("T1", "r-1", 7) with { Lines = [new ReturnedLine(1, 1)], Refunds = [new Refund(1, Gbp(4.80m))], CashRounding = 0.50m }))
        .Then(Reserved("T1", "r-1", 7, OneMug with { Payments = [new PaymentShare(1, 4.80m)] }));

    [Fact]
    public void Tills_return_different_goods_at_once() => Given<SaleState>.Events(Reserved("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 1)] }))
        .Then(Reserved("T2", "r-1", 3, OneMug));

    [Theory]
    [InlineData("T2", "r-1")]
    [InlineData("T1", "r-2")]
    public void Who_wants_all_that_remains_waits_for_other_returns(string terminal, string cause) =>
        Given<SaleState>.Events(Reserved("T1", "r-1", 7, OneMug))
            .When(state => Reserve(state, By(terminal, cause, 8)))
            .ThenRefused(new ReturnBusy(Sale) { Field = "sale" });

    [Fact]
    public void Who_wants_what_another_may_give_up_waits() => Given<SaleState>.Events(Reserved("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 2)] }))
        .ThenRefused(new ReturnBusy(Sale) { Field = "sale" });

    [Fact]
    public void Who_wants_more_than_was_ever_sold_does_not_wait() => Given<SaleState>.Events(Reserved("T1", "r-1", 7, OneMug))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 3)] }))
        .ThenRefused(new ReturnExceeded(3, 2) { Field = "lines.0.quantity" });

    [Fact]
    public void A_later_attempt_of_the_same_return_takes_the_place_of_the_earlier_one() => Given<SaleState>
        .Events(Reserved("T1", "r-1", 7, Everything))
        .When(state => Reserve(state, By("T1", "r-1", 9)))
        .Then(Reserved("T1", "r-1", 9, Everything))
        .When(state => Reserve(state, By("T1", "r-1", 7)))
        .ThenRefused(new ReservationStale(By("T1", "r-1", 7).Reservation));

    [Fact]
    public void A_settled_return_of_all_is_final() => Given<SaleState>.Events(Reserved("T1", "r-1", 7, Everything))
        .When(state => SaleDecider.Resolve(state, Word("T1", "r-1", 7, ReservationFate.Settled)))
        .Then(Settled("T1", "r-1", 7))
        .When(state => Reserve(state, By("T2", "r-1", 3) with { Lines = [new ReturnedLine(1, 1)] }))
        .ThenRefused(new AlreadyReturned(Sale, SaleId.Parse("T1/r-1")) { Field = "sale" });

    /// <summary>Such events were written when a sale was returned as a whole only.</summary>
    [Fact]
    public void An_event_that_does_not_say_what_it_took_took_all() => Given<SaleState>
        .Events(Reserved("T1", "r-1", 7, null), Settled("T1", "r-1", 7))
        .When(state => Reserve(state, By("T2", "r-1", 3)))
        .ThenRefused(new AlreadyReturned(Sale, SaleId.Parse("T1/r-1")) { Field = "sale" });

    [Fact]
    public void A_return_that_was_given_up_leaves_the_goods_to_others() => Given<SaleState>.Events(Reserved("T1", "r-1", 7, Everything))
        .When(state => SaleDecider.Resolve(state, Word("T1", "r-1", 7, ReservationFate.Void)))
        .Then(Voided("T1", "r-1", 7))
        .When(state => Reserve(state, By("T2", "r-1", 3)))
        .Then(Reserved("T2", "r-1", 3, Everything));

    [Fact]
    public void A_late_double_of_a_return_that_was_given_up_reserves_nothing() => Given<SaleState>
        .Events(Reserved("T1", "r-1", 7, Everything), Voided("T1", "r-1", 7))
        .When(state => Reserve(state, By("T1", "r-1", 7)))
        .ThenRefused(new ReservationStale(By("T1", "r-1", 7).Reservation));

    [Theory]
    [InlineData("T1", "r-1", 6, ReservationFate.Settled)]
    [InlineData("T1", "r-2", 7, ReservationFate.Settled)]
    [InlineData("T2", "r-1", 7, ReservationFate.Void)]
    [InlineData("T1", "r-1", 7, ReservationFate.Stands)]
    public void A_word_that_is_not_about_the_open_return_changes_nothing(string terminal, string cause, long attempt, ReservationFate fate) =>
        Given<SaleState>.Events(Reserved("T1", "r-1", 7, Everything))
            .When(state => SaleDecider.Resolve(state, Word(terminal, cause, attempt, fate)))
            .ThenNothing();

    private static Decision Reserve(SaleState state, ReserveReturn request) => SaleDecider.ReserveReturn(state, Sale, Sold, request);

    private static ReserveReturn By(string terminal, string cause, long attempt) =>
        new(new ReservationId($"till/1/{terminal}", cause, attempt), Expiry.AddMilliseconds(-400), ResolvedBelow: 2);

    private static ReturnReserved Reserved(string terminal, string cause, long attempt, ReturnShare? share) =>
        new($"till/1/{terminal}", cause, attempt, Expiry, ResolvedBelow: 2) { Share = share };

    private static ReturnResolved Settled(string terminal, string cause, long attempt) =>
        new(new OwnerResolution($"till/1/{terminal}", attempt + 1, [cause], null));

    private static ReturnResolved Voided(string terminal, string cause, long attempt) =>
        new(new OwnerResolution($"till/1/{terminal}", attempt + 1, null, [new VoidedReservation(cause, 1)]));

    /// <summary>Reserved and settled, in one go.</summary>
    private static IEvent[] Taken(string terminal, string cause, long attempt, ReturnShare share) =>
        [Reserved(terminal, cause, attempt, share), Settled(terminal, cause, attempt)];

    private static ReservationResolution Word(string terminal, string cause, long attempt, ReservationFate fate) =>
        new($"till/1/{terminal}", attempt + 1, [new ResolvedReservation(cause, attempt, fate)]);

    private static ReturnShare Share(ImmutableArray<LineShare> lines, (int Payment, decimal Amount)[] payments) => new()
    {
        Lines = lines,
        Payments = [.. payments.Select(payment => new PaymentShare(payment.Payment, payment.Amount))],
    };

    private static LineShare Mugs(decimal quantity, decimal net, decimal tax) => new(1, quantity, false, net, tax, net + tax, 0, 0);

    private static LineShare Book() => new(2, 1, false, 9.99m, 0.00m, 9.99m, 0, 0);
}
