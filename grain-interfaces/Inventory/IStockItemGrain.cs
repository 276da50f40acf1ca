using Erp.Reservations;

namespace Erp.Inventory;

/// <summary>One product's stock in one warehouse. Key: <see cref="StockItemKey"/>.</summary>
/// <remarks>
/// Commands that carry an id are idempotent by it: the same input gives the first answer again, other input is refused
/// with <c>ID_REUSED</c>. On hand ≥ reserved ≥ 0 holds after every one of them.
/// </remarks>
public interface IStockItemGrain : IReservationHolder
{
    /// <summary>Goods arrive.</summary>
    [Requires(Permission.InventoryReceive)]
    Task<Outcome<StockMovement>> Receive(ReceiveStock command);

    /// <summary>Corrects what is on hand, up or down; never below what is reserved.</summary>
    [Requires(Permission.InventoryAdjust)]
    Task<Outcome<StockMovement>> Adjust(AdjustStock command);

    /// <summary>Keeps goods back for a client until an expiry; the command's id names the hold.</summary>
    [Requires(Permission.InventoryReserve)]
    Task<Outcome<StockHold>> Hold(HoldStock command);

    /// <summary>
    /// Gives a hold up before it expires. A hold that has ended already is no error: the outcome is the same.
    /// </summary>
    [Requires(Permission.InventoryReserve)]
    Task<Outcome<StockHold>> Release(ReleaseHold command);

    /// <summary>
    /// Keeps goods back for an owner (a till's sale) until it resolves the reservation. Idempotent by its id; refused
    /// with <c>STOCK_INSUFFICIENT</c>, or <c>RESERVATION_STALE</c> when the owner has given the attempt up.
    /// </summary>
    Task<Outcome<ReservedStock>> Reserve(ReserveStock command);

    [Requires(Permission.InventoryRead), ReadOnly]
    Task<StockItemView> Get();
}
