using System.Text.Json;
using Erp.Grains.Reservations;
using Erp.Reservations;

namespace Erp.Grains.Tests.Reservations;

public class ReservationBookSpecs
{
    private const string Till = "till/1/T7";
    private static readonly DateTimeOffset Expiry = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void An_unknown_attempt_is_new()
    {
        Assert.Equal(ReservationStanding.New, ReservationBook.Empty.StandingOf(Id("sale-1", 1)));
    }

    [Fact]
    public void An_attempt_that_is_open_is_open_for_its_double()
    {
        var book = Open("sale-1", 1, 5);

        Assert.Equal(ReservationStanding.Open, book.StandingOf(Id("sale-1", 1)));
        Assert.Equal(5, book.Reserved);
        Assert.Equal(1, book.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_late_duplicate_of_a_resolved_attempt_is_stale(bool settled)
    {
        var book = Open("sale-1", 1, 5).Without(settled ? Settled("sale-1") : Voided("sale-1", 5));

        Assert.Equal(ReservationStanding.Stale, book.StandingOf(Id("sale-1", 1)));
        Assert.Equal(0, book.Reserved);
        Assert.Equal(0, book.Count);
    }

    [Fact]
    public void An_attempt_below_the_watermark_is_stale_though_it_was_never_seen()
    {
        var book = Open("sale-9", 9, 1, resolvedBelow: 8);

        Assert.Equal(ReservationStanding.Stale, book.StandingOf(Id("sale-7", 7)));
        Assert.Equal(ReservationStanding.New, book.StandingOf(Id("sale-8", 8)));
    }

    [Fact]
    public void An_open_attempt_below_the_watermark_stays_open_until_its_fate_is_known()
    {
        var book = Open("stuck", 3, 2).With(Till, Reservation("sale-9", 9, 1), resolvedBelow: 9);

        Assert.Equal(ReservationStanding.Open, book.StandingOf(Id("stuck", 3)));
        Assert.Equal(3, book.Reserved);
        Assert.Equal(ReservationStanding.Stale, book.Without(Settled("stuck")).StandingOf(Id("stuck", 3)));
    }

    [Fact]
    public void A_later_attempt_for_the_same_cause_supersedes_the_older()
    {
        var book = Open("sale-1", 1, 5).With(Till, Reservation("sale-1", 2, 3), 0);

        Assert.Equal(3, book.Reserved);
        Assert.Equal(1, book.Count);
        Assert.Equal(ReservationStanding.Stale, book.StandingOf(Id("sale-1", 1)));
        Assert.Equal(ReservationStanding.Open, book.StandingOf(Id("sale-1", 2)));
    }

    [Fact]
    public void A_superseded_attempt_stays_stale_after_the_later_one_is_resolved()
    {
        var book = Open("sale-1", 1, 5).With(Till, Reservation("sale-1", 2, 3), 0).Without(Voided("sale-1", 3));

        Assert.Equal(ReservationStanding.Stale, book.StandingOf(Id("sale-1", 1)));
        Assert.Equal(ReservationStanding.Stale, book.StandingOf(Id("sale-1", 2)));
        Assert.Equal(ReservationStanding.New, book.StandingOf(Id("sale-1", 3)));
    }

    [Fact]
    public void The_watermark_never_falls()
    {
        var book = Open("sale-9", 9, 1, resolvedBelow: 9).With(Till, Reservation("sale-10", 10, 1), resolvedBelow: 4);

        Assert.Equal(9, book.ResolvedBelow(Till));
    }

    [Fact]
    public void The_watermark_replaces_the_closed_attempts_below_it()
    {
        var book = ReservationBook.Empty;
        for (var attempt = 1L; attempt <= 100; attempt++)
            book = book.With(Till, Reservation($"sale-{attempt}", attempt, 1), attempt - 1).Without(Settled($"sale-{attempt}"));

        Assert.Equal([99, 100], (book.Owners.Single().Closed ?? []).AsEnumerable());
    }

    [Fact]
    public void Owners_do_not_know_each_others_attempts()
    {
        var book = Open("sale-1", 1, 5, resolvedBelow: 1);

        Assert.Equal(ReservationStanding.New, book.StandingOf(new ReservationId("till/1/T8", "sale-1", 1)));
        Assert.Equal(0, book.ResolvedBelow("till/1/T8"));
    }

    [Fact]
    public void Goods_expected_back_keep_nothing_from_anybody()
    {
        var book = Open("return-1", 1, -4);

        Assert.Equal(0, book.Reserved);
        Assert.Equal(1, book.Count);
    }

    [Fact]
    public void Causes_that_are_not_open_are_passed_over()
    {
        var book = Open("sale-1", 1, 5).Without(Settled("sale-1")).Without(Settled("sale-1"));

        Assert.Equal(0, book.Count);
        Assert.Equal(0, book.Reserved);
    }

    [Fact]
    public void Open_reservations_come_in_ordinal_order_whatever_order_they_came_in()
    {
        var book = ReservationBook.Empty
            .With("till/1/b", Reservation("z", 1, 1), 0).With("till/1/b", Reservation("B", 2, 1), 0)
            .With("till/1/B", Reservation("a", 1, 1), 0).With("till/1/a", Reservation("a", 1, 1), 0);

        Assert.Equal(
            ["till/1/B a", "till/1/a a", "till/1/b B", "till/1/b z"],
            book.Open.Select(one => $"{one.Owner} {one.Reservation.Cause}"));
    }

    [Fact]
    public void A_book_comes_out_of_a_snapshot_as_it_went_in()
    {
        var book = Open("stuck", 3, 2.5m).With(Till, Reservation("sale-9", 9, -1), 4).With("till/1/T8", Reservation("sale-1", 1, 7), 0)
            .Without(new OwnerResolution("till/1/T8", 0, ["sale-1"], null));

        var text = JsonSerializer.Serialize(book);
        var read = JsonSerializer.Deserialize<ReservationBook>(text)!;

        Assert.Equal(text, JsonSerializer.Serialize(read));
        Assert.Equal((book.Reserved, book.Count), (read.Reserved, read.Count));
        Assert.Equal(ReservationStanding.Open, read.StandingOf(Id("stuck", 3)));
        Assert.Equal(ReservationStanding.Stale, read.StandingOf(new ReservationId("till/1/T8", "sale-1", 1)));
        Assert.Equal(4, read.ResolvedBelow(Till));
    }

    private static ReservationBook Open(string cause, long attempt, decimal quantity, long resolvedBelow = 0) =>
        ReservationBook.Empty.With(Till, Reservation(cause, attempt, quantity), resolvedBelow);

    private static OpenReservation Reservation(string cause, long attempt, decimal quantity) => new(cause, attempt, quantity, Expiry);

    private static ReservationId Id(string cause, long attempt) => new(Till, cause, attempt);

    private static OwnerResolution Settled(string cause) => new(Till, 0, [cause], null);

    private static OwnerResolution Voided(string cause, decimal quantity) => new(Till, 0, null, [new VoidedReservation(cause, quantity)]);
}
