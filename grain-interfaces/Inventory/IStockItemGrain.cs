using Erp.Reservations;

namespace Erp.Inventory;

/// <summary>One product's stock in one warehouse. Key: <see cref="StockItemKey"/>.</summary>
/// <remarks>
/// Commands that carry an id are idempotent by it: the same input gives the first answer again, other input is refused
/// with <c>ID_REUSED</c>. On hand ≥ reserved ≥ 0 holds after every one of them, unless a policy allows otherwise, an
/// offline sale has taken the goods already, or a count has found fewer.
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
    /// with <c>STOCK_INSUFFICIENT</c>, or <c>RESERVATION_STALE</c> when the owner has given the attempt up. An owner on the same node
    /// is answered before it is durable, with what its event has to rest on.
    /// </summary>
    Task<Outcome<ReservedStock>> Reserve(ReserveStock command);

    /// <summary>How the item is kept from now on.</summary>
    [Requires(Permission.InventoryPolicy)]
    Task<Outcome<StockPolicy>> SetPolicy(SetStockPolicy command);

    /// <summary>Books what a stocktake found.</summary>
    Task<Outcome<StockMovement>> Count(CountStock command);

    [Requires(Permission.InventoryRead), ReadOnly]
    Task<StockItemView> Get();

    /// <summary>
    /// The item as of an instant: as <see cref="Get"/> would have answered if everything recorded until then, and
    /// nothing later, had arrived. Read from the journal, so it takes as long as the item's history is. The future is
    /// as of now.
    /// </summary>
    [Requires(Permission.InventoryRead), ReadOnly]
    Task<StockItemView> GetAt(DateTimeOffset instant);
}
