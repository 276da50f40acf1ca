using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>The questions a holder has for owners that it has heard nothing of.</summary>
public static class Inquiries
{
    /// <param name="holder">The asking grain's id.</param>
    /// <param name="expiredBy">
    /// Only what is past its expiry at this time; null: all that is open, as after a crash.
    /// </param>
    /// <param name="buffer">What owners have answered already.</param>
    public static IEnumerable<(string Owner, ReservationInquiry Inquiry)> Of(
        ReservationBook book, SettlementBuffer buffer, string holder, DateTimeOffset? expiredBy) =>
        from open in book.Open
        where expiredBy is not { } now || open.Reservation.ExpiresAt <= now
        where !buffer.Contains(open.Owner, open.Reservation.Cause)
        group new ReservationId(open.Owner, open.Reservation.Cause, open.Reservation.Attempt) by open.Owner into asked
        select (asked.Key, new ReservationInquiry(holder, [.. asked]));
}
