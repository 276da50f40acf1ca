using Erp.Grains.Projections;
using Erp.Inventory;
using Erp.Transfers;

namespace Erp.Grains.Inventory;

/// <summary>A reservation or hold that is open.</summary>
internal sealed class StockReservationRow : CurrentRow
{
    /// <summary>A client's own hold belongs to no grain.</summary>
    public const string NoOwner = "";

    public required StockReservationKey Key { get; init; }

    public required string Kind { get; init; }

    public required long Attempt { get; init; }

    public required decimal Quantity { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long Position { get; init; }

    /// <summary>How much of it was not available.</summary>
    public decimal Short { get; set; }

    /// <summary>Of a hold: the reservation that has taken its place for now.</summary>
    public StockReservationKey? TakenBy { get; set; }

    public static StockReservationKey HoldKey(StockItemKey item, string id) => new(item, NoOwner, id);

    public static StockReservationRow Of(in ProjectedEvent projected, StockItemKey item, StockReserved reserved) => new()
    {
        Key = new StockReservationKey(item, reserved.Owner, reserved.Cause),
        Kind = KindOf(reserved),
        Attempt = reserved.Attempt,
        Quantity = reserved.Quantity,
        Short = reserved.Short,
        ExpiresAt = reserved.ExpiresAt,
        CreatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };

    private static string KindOf(StockReserved reserved)
    {
        if (reserved.Owner.StartsWith(TransferKey.GrainType + "/", StringComparison.Ordinal)) return "TRANSFER";
        return reserved.Quantity < 0 ? "RETURN" : "SALE";
    }

    public static StockReservationRow Of(in ProjectedEvent projected, StockItemKey item, StockHeld held) => new()
    {
        Key = HoldKey(item, held.Id),
        Kind = "HOLD",
        Attempt = 0,
        Quantity = held.Quantity,
        ExpiresAt = held.ExpiresAt,
        CreatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };
}

internal readonly record struct StockReservationKey(StockItemKey Item, string Owner, string Cause);
