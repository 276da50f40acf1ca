using Erp.Reservations;

namespace Erp.Tills;

/// <summary>
/// A sale to which something happens later. It keeps what may still be returned of it, so that two tills that take the same sale back
/// at once cannot both succeed; a till reserves here and decides in its own stream, as with stock.
/// </summary>
public interface ISaleGrain : IReservationHolder
{
    /// <summary>The sale as it stands now, or null if the terminal made no such sale. Receipts of returns are no sales.</summary>
    [Requires(Permission.SalesRead)]
    Task<Sale?> Get();

    /// <summary>
    /// Reserves the whole sale for a return by a till that has seen the sale in the journal. Idempotent by attempt. Refused with
    /// <c>ALREADY_RETURNED</c>, <c>RESERVATION_BUSY</c> while another return is being decided, <c>RESERVATION_STALE</c> for a late
    /// duplicate.
    /// </summary>
    Task<Outcome<ReservedReturn>> ReserveReturn(ReserveReturn request);
}
