using Erp.Reservations;

namespace Erp.Transfers;

/// <summary>
/// Goods on their way from one warehouse to another. Key: <see cref="TransferKey"/>. It owns the reservations that it makes at
/// either end, as a till does: its event is what moves the goods, so they are always in one place exactly.
/// </summary>
/// <remarks>
/// Commands are idempotent by their ids: the same input gives the first answer again, other input is refused with
/// <c>ID_REUSED</c>. A refusal records nothing. Value is conserved: goods arrive at the cost at which they left.
/// </remarks>
public interface ITransferGrain : IReservationOwner
{
    /// <summary>
    /// Goods leave the warehouse, all lines or none. The command's id is the transfer's own. Refused with
    /// <c>STOCK_INSUFFICIENT</c> for every line that is short.
    /// </summary>
    /// <exception cref="UnavailableException">They may or may not have left: send it again.</exception>
    [Requires(Permission.InventoryTransfer)]
    Task<Outcome<Transfer>> Ship(ShipTransfer command);

    /// <summary>
    /// Goods arrive, all that are in transit or some of them; any number of times. Refused with <c>TRANSFER_UNKNOWN</c>,
    /// <c>TRANSFER_EXCEEDED</c> when more arrives of a line than is in transit, <c>TRANSFER_OVER</c> when nothing is.
    /// </summary>
    /// <exception cref="UnavailableException">They may or may not have arrived: send it again with the same id.</exception>
    [Requires(Permission.InventoryTransfer)]
    Task<Outcome<TransferMovement>> Receive(ReceiveTransfer command);

    /// <summary>
    /// What is still in transit will not arrive: it is written off, at the cost at which it left. Refused with
    /// <c>TRANSFER_UNKNOWN</c>, or <c>TRANSFER_OVER</c> when nothing is in transit.
    /// </summary>
    [Requires(Permission.InventoryTransfer)]
    Task<Outcome<TransferMovement>> Close(CloseTransfer command);

    /// <summary>The transfer as it stands; null if nothing was ever shipped under its id.</summary>
    [Requires(Permission.InventoryRead), ReadOnly]
    Task<Transfer?> Get();
}
