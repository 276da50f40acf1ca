using Erp.Grains.Inventory;
using Erp.Inventory;

namespace Erp.Grains.Live;

/// <summary>A stock item after something changed it.</summary>
/// <param name="OnHand">What is in the warehouse: goods leave with the sale that takes them.</param>
/// <param name="Reserved">What of it is set aside, for sales under way and for clients.</param>
/// <param name="Kind">What changed it; null where several changes are told as one.</param>
/// <param name="RecordedAt">When the last of what it tells was recorded.</param>
/// <param name="Position">Whoever goes on from here misses nothing and is told nothing twice.</param>
public sealed record StockChange(
    StockItemKey Item, decimal OnHand, decimal Reserved, StockChangeKind? Kind, DateTimeOffset RecordedAt, Position Position)
{
    public decimal Available => OnHand - Reserved;
}
