namespace Erp.Grains.Inventory;

/// <summary>Who is told what folding did to stock rows: the tables, or those who watch the items live.</summary>
internal interface IStockRowSink
{
    void Add(StockMovementRow movement);

    void Change(StockItemRow item, StockChangeKind kind);

    void Change(StockReservationRow reservation);

    void Remove(StockReservationRow reservation);
}
