using Erp.Inventory;
using Erp.Simulation.Tests.Audit;
using Erp.Stocktakes;
using Erp.Tills;
using Erp.Transfers;

namespace Erp.Simulation.Tests.Story;

/// <summary>What clients ask for, and how each answer is held against the books.</summary>
internal static class Requests
{
    public static Request<Receipt> Sale(string terminal, CompleteSale command) => At(terminal, command.Id, till => till.CompleteSale(command));

    public static Request<Receipt> Return(string terminal, ReturnSale command) => At(terminal, command.Id, till => till.ReturnSale(command));

    public static Request<StockMovement> Delivery(Article article, string id, decimal quantity, decimal unitCost) => Of<StockMovement>(
        article, id, item => item.Receive(new ReceiveStock(id, quantity, new Money(unitCost, "GBP"), id)));

    public static Request<StockMovement> Correction(Article article, string id, decimal quantity) => Of<StockMovement>(
        article, id, item => item.Adjust(new AdjustStock(id, quantity, id)));

    public static Request<StockHold> Hold(Article article, string id, decimal quantity, TimeSpan lifetime) => Of<StockHold>(
        article, id, item => item.Hold(new HoldStock(id, quantity, lifetime)));

    public static Request<StockHold> Release(Article article, string id) => Of<StockHold>(article, id, item => item.Release(new ReleaseHold(id)));

    public static Request<Enrolment> Enrol(string terminal, string id) => new(
        id,
        grains => grains.Till(terminal).EnrolTerminal(new EnrolTerminal(id)),
        books => books.Till(terminal).HasEnrolled(id),
        (books, enrolment) => books.Till(terminal).Shown(id, enrolment));

    public static Request<XReport> CloseShift(string terminal, string id) => new(
        id,
        grains => grains.Till(terminal).CloseShift(new CloseShift(id)),
        books => books.Till(terminal).HasClosed(id),
        (books, report) => books.Till(terminal).Shown(id, report));

    public static Request<Transfer> Ship(TransferKey key, ShipTransfer command) => new(
        key.Id, grains => grains.Transfer(key).Ship(command), books => books.Transfer(key).HasRecorded(key.Id), static (_, _) => { });

    public static Request<TransferMovement> Receive(TransferKey key, ReceiveTransfer command) => new(
        command.Id, grains => grains.Transfer(key).Receive(command), books => books.Transfer(key).HasRecorded(command.Id), static (_, _) => { });

    public static Request<TransferMovement> CloseTransfer(TransferKey key, CloseTransfer command) => new(
        command.Id, grains => grains.Transfer(key).Close(command), books => books.Transfer(key).HasRecorded(command.Id), static (_, _) => { });

    public static Request<Stocktake> BeginStocktake(StocktakeKey key) => new(
        key.Id, grains => grains.Stocktake(key).Begin(new BeginStocktake([], "")),
        books => books.Stocktake(key.Name).FrozenAt is not null, static (_, _) => { });

    public static Request<CountsRecorded> RecordCounts(StocktakeKey key, RecordCounts command) => new(
        command.Id, grains => grains.Stocktake(key).Record(command),
        books => books.Stocktake(key.Name).HasRecorded(command.Id), static (_, _) => { });

    public static Request<Stocktake> PostStocktake(StocktakeKey key) => new(
        $"{key.Id}-post", grains => grains.Stocktake(key).Post(), books => books.Stocktake(key.Name).IsPosted, static (_, _) => { });

    private static Request<Receipt> At(string terminal, string id, Func<ITillGrain, Task<Outcome<Receipt>>> send) => new(
        id,
        grains => send(grains.Till(terminal)),
        books => books.Till(terminal).Receipts.ContainsKey(id),
        (books, receipt) => books.Till(terminal).Shown(receipt));

    private static Request<T> Of<T>(Article article, string id, Func<IStockItemGrain, Task<Outcome<T>>> send) where T : class => new(
        id, grains => send(grains.Item(article)), books => books.Item(article.Item).HasBooked(id), static (_, _) => { });
}
