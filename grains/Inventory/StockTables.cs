using Erp.Grains.Projections;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>The columns of the stock tables, as in db-scripts.</summary>
internal static class StockTables
{
    public static CurrentTable<StockItemRow> Items() => new(
        "inventory_items",
        [
            Columns<StockItemRow>.Int("company_id", row => row.Key.Company.Value),
            Columns<StockItemRow>.Uuid("product_id", row => row.Key.Product.Value),
            Columns<StockItemRow>.Text("warehouse", row => row.Key.Warehouse),
        ],
        [
            Columns<StockItemRow>.Text("sku", row => row.Product.Sku),
            Columns<StockItemRow>.Numeric("quantity_on_hand", row => row.OnHand),
            Columns<StockItemRow>.Numeric("quantity_reserved", row => row.Reserved),
            Columns<StockItemRow>.Numeric("value", row => row.Value),
            Columns<StockItemRow>.Numeric("unit_cost", row => row.UnitCost),
            Columns<StockItemRow>.Bool("to_count", row => row.ToCount),
            Columns<StockItemRow>.InstantOrNull("counted_at", row => row.CountedAt),
            Columns<StockItemRow>.Text("shortage", row => row.Policy.Shortage?.ToString().ToUpperInvariant()),
            Columns<StockItemRow>.NumericOrNull("reorder_point", row => row.Policy.ReorderPoint),
            Columns<StockItemRow>.NumericOrNull("reorder_quantity", row => row.Policy.ReorderQuantity),
            Columns<StockItemRow>.Bool("back_orders", row => row.Policy.BackOrders),
            Columns<StockItemRow>.NumericOrNull("back_order_limit", row => row.Policy.BackOrderLimit),
            Columns<StockItemRow>.Instant("updated_at", row => row.UpdatedAt),
            Columns<StockItemRow>.BigInt("position", row => row.Position),
        ],
        (a, b) => Compare(a.Key, b.Key));

    public static CurrentTable<StockReservationRow> Reservations() => new(
        "stock_reservations",
        [
            Columns<StockReservationRow>.Int("company_id", row => row.Key.Item.Company.Value),
            Columns<StockReservationRow>.Uuid("product_id", row => row.Key.Item.Product.Value),
            Columns<StockReservationRow>.Text("warehouse", row => row.Key.Item.Warehouse),
            Columns<StockReservationRow>.Text("owner", row => row.Key.Owner),
            Columns<StockReservationRow>.Text("cause", row => row.Key.Cause),
        ],
        [
            Columns<StockReservationRow>.BigInt("attempt", row => row.Attempt),
            Columns<StockReservationRow>.Text("kind", row => row.Kind),
            Columns<StockReservationRow>.Numeric("quantity", row => row.Quantity),
            Columns<StockReservationRow>.Numeric("quantity_short", row => row.Short),
            Columns<StockReservationRow>.Text("taken_by_owner", row => row.TakenBy?.Owner),
            Columns<StockReservationRow>.Text("taken_by_cause", row => row.TakenBy?.Cause),
            Columns<StockReservationRow>.Instant("expires_at", row => row.ExpiresAt),
            Columns<StockReservationRow>.Instant("created_at", row => row.CreatedAt),
            Columns<StockReservationRow>.BigInt("position", row => row.Position),
        ],
        (a, b) => Compare(a.Key.Item, b.Key.Item));

    public static AppendTable<StockMovementRow> Movements() => new(
        "stock_movements",
        row => DateOnly.FromDateTime(row.OccurredAt.UtcDateTime),
        Columns<StockMovementRow>.Int("company_id", row => row.Item.Company.Value),
        Columns<StockMovementRow>.Uuid("product_id", row => row.Item.Product.Value),
        Columns<StockMovementRow>.BigInt("position", row => row.Position),
        Columns<StockMovementRow>.Int("ordinal", row => row.Ordinal),
        Columns<StockMovementRow>.Text("warehouse", row => row.Item.Warehouse),
        Columns<StockMovementRow>.Text("sku", row => row.Sku),
        Columns<StockMovementRow>.Text("kind", row => row.Cause.Kind),
        Columns<StockMovementRow>.Text("reference", row => row.Cause.Reference),
        Columns<StockMovementRow>.Text("reason", row => row.Cause.Reason),
        Columns<StockMovementRow>.Numeric("quantity_change", row => row.Quantity),
        Columns<StockMovementRow>.Numeric("quantity_before", row => row.Before),
        Columns<StockMovementRow>.Numeric("quantity_after", row => row.Before + row.Quantity),
        Columns<StockMovementRow>.NumericOrNull("unit_cost", row => row.Cause.UnitCost),
        Columns<StockMovementRow>.Numeric("revaluation", row => row.Cause.Revaluation),
        Columns<StockMovementRow>.Numeric("value_change", row => row.Cause.ValueOf(row.Quantity)),
        Columns<StockMovementRow>.Numeric("value_after", row => row.ValueAfter),
        Columns<StockMovementRow>.Text("actor", row => row.Actor),
        Columns<StockMovementRow>.Instant("occurred_at", row => row.OccurredAt),
        Columns<StockMovementRow>.Instant("recorded_at", row => row.RecordedAt));

    private static int Compare(in StockItemKey a, in StockItemKey b)
    {
        var order = a.Company.Value.CompareTo(b.Company.Value);
        if (order == 0) order = a.Product.CompareTo(b.Product);
        return order != 0 ? order : string.CompareOrdinal(a.Warehouse, b.Warehouse);
    }
}
