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

    /// <summary>
    /// Records a backlog: each sale as <see cref="CompleteSale"/> would, decided in the order of their numbers. One that is refused
    /// records nothing, and those numbered after it find the gap that it leaves.
    /// </summary>
    /// <exception cref="UnavailableException">Some of the sales may have been made: send the whole again.</exception>
    [Requires(Permission.PosSell)]
    Task<Outcome<CompletedSales>> CompleteSales(CompleteSales command);

    /// <summary>Takes a sale back, made at this till or another of the company, and refunds it. Idempotent like a sale.</summary>
    /// <exception cref="UnavailableException">The return may or may not have been made: send it again with the same id.</exception>
    [Requires(Permission.PosReturn)]
    Task<Outcome<Receipt>> ReturnSale(ReturnSale command);

    /// <summary>The receipt of a sale or a return that this till made, by the id that the client gave it; null if there is none.</summary>
    [Requires(Permission.SalesRead)]
    Task<Receipt?> GetReceipt(string clientId);

    /// <summary>Makes a device the terminal, and nobody else. Idempotent by id.</summary>
    [Requires(Permission.PosEnrol)]
    Task<Outcome<Enrolment>> EnrolTerminal(EnrolTerminal command);

    /// <summary>Ends the shift, begins the next one, and says what the shift came to. Idempotent by id.</summary>
    [Requires(Permission.PosCloseShift)]
    Task<Outcome<XReport>> CloseShift(CloseShift command);

    /// <summary>What the shift has come to so far; costs the same however many receipts it has.</summary>
    [Requires(Permission.SalesRead), ReadOnly]
    Task<XReport> GetXReport();

    /// <summary>Where the chain of receipts ends now.</summary>
    [Requires(Permission.SalesRead), ReadOnly]
    Task<ChainHead> GetChainHead();

    /// <summary>The sums of the shift so far.</summary>
    [Requires(Permission.SalesRead), ReadOnly]
    Task<ShiftTotals> GetTotals();
}
