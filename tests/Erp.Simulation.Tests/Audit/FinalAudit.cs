using Erp.Inventory;
using Erp.Simulation.Tests.Story;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>When everything is mended and swept: nothing is left open, and every grain shows what the books say.</summary>
internal sealed class FinalAudit(IGrainFactory grains, Auditor auditor)
{
    public async Task Compare()
    {
        foreach (var article in Shop.Shelf)
            foreach (var warehouse in Shop.Warehouses)
                await Compare(article.In(warehouse));
        foreach (var terminal in Shop.Terminals.Add(Device.Terminal)) await Compare(terminal);
        auditor.Check(NothingIsOpen);
    }

    private async Task Compare(StockItemKey item)
    {
        var view = await grains.StockItem(item).Get();
        auditor.Check(books =>
        {
            var book = books.Item(item);
            if ((view.OnHand, view.Reserved, view.Value) != (book.OnHand, book.Reserved, book.Value))
                throw new ViolationException(
                    $"{item}: {view.OnHand} on hand worth {view.Value} and {view.Reserved} reserved, "
                    + $"by the books {book.OnHand} worth {book.Value} and {book.Reserved}");
        });
    }

    private async Task Compare(string terminal)
    {
        var till = grains.Till(terminal);
        var report = await till.GetXReport();
        auditor.Check(books => books.Till(terminal).Shown(report));
        foreach (var id in RecordedAt(terminal))
        {
            var receipt = await till.GetReceipt(id) ?? throw new ViolationException($"{terminal}/{id} is recorded and cannot be found");
            auditor.Check(books => books.Till(terminal).Shown(receipt));
            if (receipt.IsReturn) continue;
            var sale = await grains.Sale(new SaleKey(Shop.Company, receipt.Id)).Get()
                ?? throw new ViolationException($"sale {receipt.Id} cannot be found");
            auditor.Check(books => books.Sale(receipt.Id).Shown(sale));
        }
    }

    private ImmutableArray<string> RecordedAt(string terminal)
    {
        ImmutableArray<string> ids = [];
        auditor.Check(books => ids = [.. books.Till(terminal).Receipts.Keys]);
        return ids;
    }

    private static void NothingIsOpen(Books books)
    {
        foreach (var (holder, promises) in books.Holders)
            foreach (var open in promises.Unsettled)
                throw new ViolationException($"{holder}: left open: {open}");
    }
}
