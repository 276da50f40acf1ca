using Erp.Reservations;

namespace Erp.Tills;

/// <summary>
/// A sale to which something happens later. It keeps what may still be returned of each line, and refunded of each payment, so that
/// tills that take the same sale back at once never take more than was sold; a till reserves here and decides in its own stream, as
/// with stock.
/// </summary>
public interface ISaleGrain : IReservationHolder
{
    /// <summary>The sale as it stands now, or null if the terminal made no such sale. Receipts of returns are no sales.</summary>
    [Requires(Permission.SalesRead)]
    Task<Sale?> Get();

    /// <summary>
    /// Reserves goods of the sale, and money of its payments, for a return by a till that has seen the sale in the journal. Idempotent
    /// by attempt. Refused with <c>ALREADY_RETURNED</c>, <c>RETURN_EXCEEDED</c>, <c>REFUND_EXCEEDED</c>, <c>REFUND_MISMATCH</c>;
    /// <c>RESERVATION_BUSY</c> while it depends on another return that is being decided; <c>RESERVATION_STALE</c> for a late duplicate.
    /// </summary>
    Task<Outcome<ReturnShare>> ReserveReturn(ReserveReturn request);
}
