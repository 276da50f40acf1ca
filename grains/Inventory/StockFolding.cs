using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Projections;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Erp.Inventory;
using Erp.Transfers;

namespace Erp.Grains.Inventory;

/// <summary>What each event does to stock rows.</summary>
/// <remarks>
/// Goods leave with the owner's event, the sale, since that is the commit; the item's own note of it comes later and changes nothing
/// here. So the rows are exact as of a journal position, and quantities before and after follow from the order of the journal.
/// </remarks>
internal sealed class StockFolding(StockLedger ledger)
{
    public void Subscribe(EventRoutes routes)
    {
        routes.On<ProductCreated>((in projected, created) =>
            ledger.Rows.Rename(projected.Stream.Company, new ProductId(created.Id), created.Sku));
        routes.On<ProductChanged>(Rename);
        routes.On<StockReceived>((in projected, e) =>
            ledger.Move(projected, KeyOf(projected), e.Quantity, StockMovementCause.Of("RECEIPT", e) with { Reference = e.Reference }));
        routes.On<StockAdjusted>((in projected, e) =>
            ledger.Move(projected, KeyOf(projected), e.Quantity, StockMovementCause.Of("ADJUSTMENT", e) with { Reason = e.Reason }));
        routes.On<StockCounted>((in projected, e) =>
            ledger.Count(projected, KeyOf(projected), e.Quantity, StockMovementCause.Of("COUNT", e) with { Reference = e.Stocktake }));
        routes.On<StockPolicySet>((in projected, e) => ledger.SetPolicy(projected, KeyOf(projected), e.Policy));
        routes.On<StockHeld>((in projected, e) => ledger.Open(projected, StockReservationRow.Of(projected, KeyOf(projected), e)));
        routes.On<HoldReleased>((in projected, e) => Release(projected, e.Id));
        routes.On<HoldsExpired>(Expire);
        routes.On<StockReserved>((in projected, e) =>
            ledger.Open(projected, StockReservationRow.Of(projected, KeyOf(projected), e), e.Holds));
        routes.On<ReservationsResolved>(Resolve);
        routes.On<SaleCompleted>(Settle);
        routes.On<SaleReturned>(Settle);
        routes.On<TransferShipped>(Settle);
        routes.On<TransferReceived>(Settle);
    }

    /// <summary>The items whose rows an event may change.</summary>
    public void Visit(in ProjectedEvent projected, Action<StockItemKey> item)
    {
        if (projected.Event is StockEvent) item(KeyOf(projected));
        if (projected.Event is GoodsMoved moved)
            foreach (var goods in moved.Goods()) item(KeyOf(projected, goods));
        if (projected.Event is not ReceiptRecorded receipt) return;
        foreach (var line in receipt.Lines)
            if (line.Tracked) item(KeyOf(projected, receipt, line));
    }

    public static ProductId ProductOf(in ProjectedEvent projected) => Parse<ProductKey>(projected, ProductKey.TryParse).Product;

    /// <summary>
    /// The owner's event takes what it reserved: the reservation ends and the goods move, line by line. On the receipt of an exchange goods
    /// of one item may go and come.
    /// </summary>
    private void Settle(in ProjectedEvent projected, ReceiptRecorded receipt)
    {
        var owner = projected.Stream.Name;
        var reference = string.Concat(owner.AsSpan(owner.LastIndexOf('/') + 1), "/", receipt.Id);
        foreach (var line in receipt.Lines)
        {
            if (!line.Tracked) continue;
            var item = KeyOf(projected, receipt, line);
            ledger.Settle(projected, new StockReservationKey(item, owner, receipt.Id));
            ledger.Move(projected, item, -line.Quantity, new StockMovementCause(line.Quantity < 0 ? "RETURN" : "SALE", line.UnitCost)
            {
                Reference = reference,
                OccurredAt = receipt.OccurredAt,
            });
        }
    }

    private void Settle(in ProjectedEvent projected, GoodsMoved moved)
    {
        var transfer = Parse<TransferKey>(projected, TransferKey.TryParse).Id;
        foreach (var goods in moved.Goods())
        {
            var item = KeyOf(projected, goods);
            ledger.Settle(projected, new StockReservationKey(item, projected.Stream.Name, moved.Id));
            ledger.Move(projected, item, goods.Quantity, new StockMovementCause("TRANSFER", goods.UnitCost) { Reference = transfer });
        }
    }

    private void Resolve(in ProjectedEvent projected, ReservationsResolved resolved)
    {
        var item = KeyOf(projected);
        foreach (var owner in resolved.Owners)
            foreach (var voided in owner.Voided ?? [])
                ledger.Close(projected, new StockReservationKey(item, owner.Owner, voided.Cause));
    }

    private void Expire(in ProjectedEvent projected, HoldsExpired expired)
    {
        foreach (var hold in expired.Holds) Release(projected, hold.Id);
    }

    private void Release(in ProjectedEvent projected, string hold) =>
        ledger.Release(projected, StockReservationRow.HoldKey(KeyOf(projected), hold));

    private void Rename(in ProjectedEvent projected, ProductChanged changed)
    {
        if (changed.Sku is null) return;
        ledger.Rows.Rename(projected.Stream.Company, ProductOf(projected), changed.Sku);
    }

    private StockItemKey KeyOf(in ProjectedEvent projected)
    {
        if (!ledger.Rows.Keys.TryGetValue(projected.Stream.Name, out var key))
            ledger.Rows.Keys.Add(projected.Stream.Name, key = Parse<StockItemKey>(projected, StockItemKey.TryParse));
        return key;
    }

    private static StockItemKey KeyOf(in ProjectedEvent projected, ReceiptRecorded receipt, RecordedLine line) =>
        new(projected.Stream.Company, receipt.Warehouse, new ProductId(line.ProductId));

    private static StockItemKey KeyOf(in ProjectedEvent projected, in MovedGoods goods) =>
        new(projected.Stream.Company, goods.Warehouse, goods.Product);

    private delegate bool KeyParser<TKey>(string text, out TKey key);

    private static TKey Parse<TKey>(in ProjectedEvent projected, KeyParser<TKey> parser)
    {
        var name = projected.Stream.Name;
        return parser(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], out var key)
            ? key
            : throw new FormatException($"{name} is not the stream of a {typeof(TKey).Name}.");
    }
}
