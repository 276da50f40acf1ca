using Erp.Reservations;

namespace Erp.Tills;

/// <summary>
/// One terminal's till. Its stream is the terminal's journal: every sale and return in one event each, numbered without gaps. Sales
/// of one till overlap while they wait for stock; each is decided in one turn.
/// </summary>
public interface ITillGrain : IReservationOwner
{
    /// <summary>
    /// Sells at the counter: prices, taxes, takes stock and payments, numbers the receipt. The same id with the same content gives the
    /// same receipt again; with other content it is refused (<c>ID_REUSED</c>). A refusal records nothing, so its id may be tried again.
    /// </summary>
    /// <exception cref="UnavailableException">The sale may or may not have been made: send it again with the same id.</exception>
    [Requires(Permission.PosSell)]
    Task<Outcome<Receipt>> CompleteSale(CompleteSale command);

    /// <summary>Takes a whole sale back, made at this till or another of the company, and refunds it. Idempotent like a sale.</summary>
    /// <exception cref="UnavailableException">The return may or may not have been made: send it again with the same id.</exception>
    [Requires(Permission.PosReturn)]
    Task<Outcome<Receipt>> ReturnSale(ReturnSale command);

    /// <summary>The receipt of a sale or a return that this till made, by the id that the client gave it; null if there is none.</summary>
    [Requires(Permission.SalesRead)]
    Task<Receipt?> GetReceipt(string clientId);

    /// <summary>The sums of the shift so far.</summary>
    [Requires(Permission.SalesRead), ReadOnly]
    Task<ShiftTotals> GetTotals();
}
