using Erp.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>
/// All books of a company, kept from the journal's events alone and in their order. Nothing here asks a decider, a state or a grain of
/// the product, so that both would have to be wrong in the same way for a mistake to stay unseen.
/// </summary>
internal sealed class Books(CompanyId company)
{
    private readonly Dictionary<string, StockBook> _items = [];
    private readonly Dictionary<string, TillBook> _tills = [];
    private readonly Dictionary<string, SaleBook> _sales = [];
    private readonly Dictionary<string, long> _versions = [];

    public IEnumerable<(string Name, Promises Promises)> Holders =>
        _items.Select(one => (one.Key, one.Value.Promises)).Concat(_sales.Select(one => (one.Key, one.Value.Promises)));

    public StockBook Item(StockItemKey key) => Of(_items, $"stockitem/{key}", static name => new StockBook(name));

    public TillBook Till(string terminal) => Of(_tills, new TillKey(company, terminal).GrainId, static name => new TillBook(name));

    public SaleBook Sale(SaleId id) => Of(_sales, $"sale/{new SaleKey(company, id)}", static name => new SaleBook(name));

    public void Enter(StreamKey stream, in RecordedEvent recorded)
    {
        var before = _versions.GetValueOrDefault(stream.Name);
        if (recorded.Version != before + 1) throw new ViolationException($"{stream.Name}: version {recorded.Version} follows {before}");
        _versions[stream.Name] = recorded.Version;
        switch (recorded.Event)
        {
            case StockEvent @event:
                Of(_items, stream.Name, static name => new StockBook(name)).Enter(@event, recorded.RecordedAt);
                break;
            case SaleEvent @event:
                Of(_sales, stream.Name, static name => new SaleBook(name)).Enter(@event);
                break;
            case TillEvent @event:
                Enter(stream.Name, @event);
                break;
        }
        foreach (var item in _items.Values) item.Check();
    }

    private void Enter(string till, TillEvent @event)
    {
        Of(_tills, till, static name => new TillBook(name)).Enter(@event);
        if (@event is not ReceiptRecorded receipt) return;
        var id = new SaleId(till[(till.LastIndexOf('/') + 1)..], receipt.Id);
        if (receipt is SaleCompleted sold) Sale(id).Sell(sold);
        foreach (var back in receipt.Lines.Where(line => line.Quantity < 0).GroupBy(line => OriginalOf(receipt, line.Original)))
        {
            var refunds = receipt.Payments.Where(payment => payment.Tendered < 0 && OriginalOf(receipt, payment.Original) == back.Key);
            Sale(back.Key).Return(till, id, receipt.Attempt, back, refunds);
        }
        foreach (var product in receipt.Lines.Where(line => line.Tracked && !line.NotRestocked).GroupBy(line => line.ProductId))
        {
            var item = Item(new StockItemKey(company, receipt.Warehouse, new ProductId(product.Key)));
            var (quantity, value) = (product.Sum(line => line.Quantity), product.Sum(line => line.Quantity * line.UnitCost ?? 0));
            item.Take(till, receipt.Id, receipt.Attempt, quantity, value, receipt.Offline);
        }
    }

    /// <summary>A return names its sale once; goods that come back in exchange name theirs line by line.</summary>
    private static SaleId OriginalOf(ReceiptRecorded receipt, string? original) =>
        SaleId.Parse(receipt is SaleReturned back ? back.Original : original ?? throw new ViolationException($"{receipt.Id} takes back what nobody sold"));

    private static TBook Of<TBook>(Dictionary<string, TBook> books, string name, Func<string, TBook> open)
    {
        if (!books.TryGetValue(name, out var book)) books.Add(name, book = open(name));
        return book;
    }
}
