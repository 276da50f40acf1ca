using System.Collections.Immutable;
using Erp.Grains.Reservations;
using Erp.Grains.Tills;
using Erp.Reservations;
using Erp.TestKit.Deciding;
using Erp.Tills;

namespace Erp.Grains.Tests.Tills;

public class SaleDeciderSpecs
{
    private static readonly SaleId Sale = SaleId.Parse("T0/abc-1");
    private static readonly DateTimeOffset Expiry = new(2026, 6, 15, 12, 0, 30, TimeSpan.Zero);

    [Fact]
    public void The_first_till_reserves_the_return() => Given<SaleState>.Nothing
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T1", "r-1", 7)))
        .Then(Reserved("T1", "r-1", 7));

    [Fact]
    public void Another_till_is_told_to_try_again() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T2", "r-1", 3)))
        .ThenRefused(new ReturnBusy(Sale) { Field = "sale" });

    [Fact]
    public void Another_return_of_the_same_till_is_told_to_try_again() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T1", "r-2", 8)))
        .ThenRefused(new ReturnBusy(Sale) { Field = "sale" });

    [Fact]
    public void A_later_attempt_of_the_same_return_takes_the_place_of_the_earlier_one() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T1", "r-1", 9)))
        .Then(Reserved("T1", "r-1", 9))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T1", "r-1", 7)))
        .ThenRefused(new ReservationStale(By("T1", "r-1", 7).Reservation));

    [Fact]
    public void A_settled_return_is_final() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.Resolve(state, Word("T1", "r-1", 7, ReservationFate.Settled)))
        .Then(new ReturnResolved(new OwnerResolution("till/1/T1", 8, ["r-1"], null)))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T2", "r-1", 3)))
        .ThenRefused(new AlreadyReturned(Sale, SaleId.Parse("T1/r-1")) { Field = "sale" });

    [Fact]
    public void A_return_that_was_given_up_leaves_the_sale_to_others() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.Resolve(state, Word("T1", "r-1", 7, ReservationFate.Void)))
        .Then(new ReturnResolved(new OwnerResolution("till/1/T1", 8, null, [new VoidedReservation("r-1", 1)])))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T2", "r-1", 3)))
        .Then(Reserved("T2", "r-1", 3));

    [Fact]
    public void A_late_double_of_a_return_that_was_given_up_reserves_nothing() => Given<SaleState>.Events(Reserved("T1", "r-1", 7))
        .When(state => SaleDecider.Resolve(state, Word("T1", "r-1", 7, ReservationFate.Void)))
        .Then(new ReturnResolved(new OwnerResolution("till/1/T1", 8, null, [new VoidedReservation("r-1", 1)])))
        .When(state => SaleDecider.ReserveReturn(state, Sale, By("T1", "r-1", 7)))
        .ThenRefused(new ReservationStale(By("T1", "r-1", 7).Reservation));

    [Theory]
    [InlineData("T1", "r-1", 6, ReservationFate.Settled)]
    [InlineData("T1", "r-2", 7, ReservationFate.Settled)]
    [InlineData("T2", "r-1", 7, ReservationFate.Void)]
    [InlineData("T1", "r-1", 7, ReservationFate.Stands)]
    public void A_word_that_is_not_about_the_open_return_changes_nothing(string terminal, string cause, long attempt, ReservationFate fate) =>
        Given<SaleState>.Events(Reserved("T1", "r-1", 7))
            .When(state => SaleDecider.Resolve(state, Word(terminal, cause, attempt, fate)))
            .ThenNothing();

    private static ReserveReturn By(string terminal, string cause, long attempt) =>
        new(new ReservationId($"till/1/{terminal}", cause, attempt), Expiry.AddMilliseconds(-400), ResolvedBelow: 2);

    private static ReturnReserved Reserved(string terminal, string cause, long attempt) =>
        new($"till/1/{terminal}", cause, attempt, Expiry, ResolvedBelow: 2);

    private static ReservationResolution Word(string terminal, string cause, long attempt, ReservationFate fate) =>
        new($"till/1/{terminal}", attempt + 1, [new ResolvedReservation(cause, attempt, fate)]);
}
