using System.Collections.Immutable;
using System.Text.Json;
using Erp.Grains.Inventory;
using Erp.Grains.Reservations;
using Erp.Reservations;

namespace Erp.Grains.Tests.Reservations;

public class SettlementBufferSpecs
{
    private const string Till = "till/1/T7";
    private static readonly DateTimeOffset Expiry = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly SettlementBuffer _buffer = new();

    private readonly ReservationBook _book = ReservationBook.Empty
        .With(Till, new OpenReservation("sale-1", 1, 5, Expiry), 0)
        .With(Till, new OpenReservation("sale-2", 2, 2, Expiry), 0)
        .With(Till, new OpenReservation("return-3", 3, -4, Expiry), 0);

    [Fact]
    public void A_settlement_counts_once_however_often_it_is_told()
    {
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Settled));
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Settled));

        Assert.Equal((1, 5m, 5m, false), (_buffer.Count, _buffer.Settled, _buffer.Released, _buffer.FreesGoods));
    }

    [Fact]
    public void What_was_void_is_released_but_does_not_leave()
    {
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Void));

        Assert.Equal((1, 0m, 5m, true), (_buffer.Count, _buffer.Settled, _buffer.Released, _buffer.FreesGoods));
    }

    [Fact]
    public void Goods_that_came_back_raise_what_is_on_hand()
    {
        Tell(1, new ResolvedReservation("return-3", 3, ReservationFate.Settled));

        Assert.Equal((1, -4m, 0m), (_buffer.Count, _buffer.Settled, _buffer.Released));
    }

    [Fact]
    public void Undecided_unknown_and_superseded_attempts_say_nothing()
    {
        Tell(
            9,
            new ResolvedReservation("sale-1", 1, ReservationFate.Stands),
            new ResolvedReservation("sale-8", 8, ReservationFate.Settled),
            new ResolvedReservation("sale-2", 1, ReservationFate.Void));

        Assert.Equal(0, _buffer.Count);
        Assert.Empty(_buffer.ToResolutions());
    }

    [Fact]
    public void The_first_final_word_stands()
    {
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Settled));
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Void));

        Assert.Equal(5, _buffer.Settled);
        Assert.False(_buffer.FreesGoods);
    }

    [Fact]
    public void Its_event_names_causes_in_order_and_the_highest_watermark()
    {
        Tell(2, new ResolvedReservation("sale-2", 2, ReservationFate.Settled), new ResolvedReservation("sale-1", 1, ReservationFate.Void));
        Tell(1, new ResolvedReservation("return-3", 3, ReservationFate.Settled));

        Assert.Equal(
            """{"r":[{"o":"till/1/T7","w":2,"s":["return-3","sale-2"],"v":[{"c":"sale-1","q":5}]}]}""",
            JsonSerializer.Serialize(new ReservationsResolved(_buffer.ToResolutions()), StockJson.Default.ReservationsResolved));
    }

    [Fact]
    public void Clearing_it_forgets_everything()
    {
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Void));

        _buffer.Clear();

        Assert.Equal((0, 0m, 0m, false), (_buffer.Count, _buffer.Settled, _buffer.Released, _buffer.FreesGoods));
        Assert.False(_buffer.Contains(Till, "sale-1"));
        Assert.Empty(_buffer.ToResolutions());
    }

    [Fact]
    public void Owners_are_asked_about_what_has_expired_and_they_have_not_answered()
    {
        var book = _book.With("till/1/T8", new OpenReservation("late", 1, 1, Expiry.AddSeconds(1)), 0);
        Tell(1, new ResolvedReservation("sale-1", 1, ReservationFate.Settled));

        var (owner, inquiry) = Assert.Single(Inquiries.Of(book, _buffer, "stockitem/1/MAIN/x", Expiry));

        Assert.Equal(Till, owner);
        Assert.Equal("stockitem/1/MAIN/x", inquiry.Holder);
        Assert.Equal([new ReservationId(Till, "return-3", 3), new ReservationId(Till, "sale-2", 2)], inquiry.Reservations.AsEnumerable());
    }

    [Fact]
    public void After_a_reload_every_owner_is_asked_about_all_that_is_open()
    {
        var book = _book.With("till/1/T8", new OpenReservation("late", 1, 1, Expiry.AddDays(1)), 0);

        Assert.Equal([Till, "till/1/T8"], Inquiries.Of(book, _buffer, "stockitem/1/MAIN/x", expiredBy: null).Select(one => one.Owner));
    }

    private void Tell(long resolvedBelow, params ImmutableArray<ResolvedReservation> fates) =>
        _buffer.Add(_book, new ReservationResolution(Till, resolvedBelow, fates));
}
