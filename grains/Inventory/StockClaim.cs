using System.Globalization;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>Goods of one stock item: the sum of all lines that sell it. Below zero for goods that come back.</summary>
/// <param name="firstLine">The first of those lines, from 0: where a refusal is shown.</param>
internal sealed class StockClaim(IStockItemGrain item, int firstLine) : Claim
{
    public decimal Quantity { get; set; }

    /// <summary>What one unit costs, once it is reserved.</summary>
    public decimal UnitCost { get; private set; }

    public override IReservationHolder Holder => item;

    public override async Task<ImmutableArray<DomainError>> Reserve(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow)
    {
        var outcome = await item.Reserve(new ReserveStock(id, Quantity, expiresAt, resolvedBelow));
        if (outcome.Accepted)
        {
            UnitCost = outcome.Value.UnitCost;
            return [];
        }
        var field = string.Create(CultureInfo.InvariantCulture, $"lines.{firstLine}.quantity");
        return [.. outcome.Errors.Select(error => error with { Field = field })];
    }
}
