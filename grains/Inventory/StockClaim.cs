using System.Globalization;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>Goods of one stock item: the sum of all lines that sell it. Below zero for goods that come back.</summary>
/// <param name="firstLine">The first of those lines, from 0: where a refusal is shown.</param>
internal sealed class StockClaim(IStockItemGrain item, int firstLine) : Claim
{
    private Task<Outcome<ReservedStock>>? _asked;

    public decimal Quantity { get; set; }

    /// <summary>What happens when less is available.</summary>
    public ShortageRule Shortage { get; init; }

    /// <summary>The policy of the item's warehouse.</summary>
    public ShortagePolicy WarehousePolicy { get; init; }

    /// <summary>Clients' holds that this takes the place of, and the lines that name them.</summary>
    public ImmutableArray<(int Line, string Hold)> Holds { get; set; } = [];

    /// <summary>What one unit of goods that come back costs; null, and for goods to take: what the item says.</summary>
    public decimal? GivenUnitCost { get; set; }

    /// <summary>What one unit costs, once it is reserved: every line of the owner's event has to say it.</summary>
    public decimal UnitCost => Answer.Value!.UnitCost;

    public override IReservationHolder Holder => item;

    public override Task Ask(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow, Guid node) =>
        _asked = item.Reserve(new ReserveStock(id, Quantity, expiresAt, resolvedBelow)
        {
            Shortage = Shortage,
            WarehousePolicy = WarehousePolicy,
            Holds = Holds.IsEmpty ? [] : [.. Holds.Select(one => one.Hold)],
            UnitCost = GivenUnitCost,
            Node = node,
        });

    public override IPendingAppend? RestsOn => Answer.Value?.RestsOn;

    public override ImmutableArray<DomainError> Refusals => Answer.Accepted
        ? []
        : [.. Answer.Errors.Select(error => error with { Field = FieldOf(error) })];

    private Outcome<ReservedStock> Answer => _asked is { IsCompletedSuccessfully: true }
        ? _asked.Result
        : throw new InvalidOperationException("The item has not answered yet.");

    private string FieldOf(DomainError error) => error is ReservationUnknown { Id: var hold }
        ? string.Create(CultureInfo.InvariantCulture, $"lines.{Holds.First(one => one.Hold == hold).Line}.reservation")
        : string.Create(CultureInfo.InvariantCulture, $"lines.{firstLine}.quantity");
}
