using Erp.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Erp.Inventory;
using Erp.Stocktakes;
using Erp.Tills;
using Erp.Transfers;

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
    private readonly Dictionary<string, TransferBook> _transfers = [];
    private readonly Dictionary<string, StocktakeBook> _stocktakes = [];
    private readonly Dictionary<string, (long Version, DateTimeOffset At)> _streams = [];

    public IEnumerable<(string Name, Promises Promises)> Holders =>
        _items.Select(one => (one.Key, one.Value.Promises)).Concat(_sales.Select(one => (one.Key, one.Value.Promises)));

    public StockBook Item(StockItemKey key) => Of(_items, $"stockitem/{key}", static name => new StockBook(name));

    public TillBook Till(string terminal) => Of(_tills, new TillKey(company, terminal).GrainId, static name => new TillBook(name));

    public SaleBook Sale(SaleId id) => Of(_sales, $"sale/{new SaleKey(company, id)}", static name => new SaleBook(name));

    /// <summary>What has happened so far.</summary>
    public Tally Tally { get; } = new();

    public TransferBook Transfer(TransferKey key) => Of(_transfers, key.GrainId, static name => new TransferBook(name));

    public StocktakeBook Stocktake(string name) =>
        Of(_stocktakes, $"{StocktakeKey.GrainType}/{company}/{name}", static name => new StocktakeBook(name));

    public void Enter(StreamKey stream, in RecordedEvent recorded)
    {
        Follow(stream.Name, recorded);
        switch (recorded.Event)
        {
            case StockEvent @event:
                Of(_items, stream.Name, static name => new StockBook(name)).Enter(@event, recorded.RecordedAt);
                if (@event is StockCounted counted) Stocktake(counted.Stocktake).Book(KeyOf(stream).Product.Value, counted);
                break;
            case SaleEvent @event:
                Of(_sales, stream.Name, static name => new SaleBook(name)).Enter(@event);
                break;
            case TillEvent @event:
                Enter(stream.Name, @event, recorded.RecordedAt);
                break;
            case TransferEvent @event:
                Enter(stream.Name, @event, recorded.RecordedAt);
                break;
            case StocktakeEvent @event:
                var warehouse = stream.Name.Split('/')[2];
                Of(_stocktakes, stream.Name, static name => new StocktakeBook(name)).Enter(
                    @event, (product, instant) => Item(new StockItemKey(company, warehouse, new ProductId(product))).OnHandAt(instant));
                break;
        }
        foreach (var item in _items.Values) item.Check();
        Tally.Note(recorded.Event);
    }

    /// <summary>A stream's versions have no gap, and its times never go back.</summary>
    private void Follow(string stream, in RecordedEvent recorded)
    {
        var (version, at) = _streams.GetValueOrDefault(stream);
        if (recorded.Version != version + 1) throw new ViolationException($"{stream}: version {recorded.Version} follows {version}");
        if (recorded.RecordedAt < at) throw new ViolationException($"{stream}: recorded at {recorded.RecordedAt:O} after something of {at:O}");
        _streams[stream] = (recorded.Version, recorded.RecordedAt);
    }

    private void Enter(string till, TillEvent @event, DateTimeOffset at)
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
            // Like for like moves nothing.
            if (quantity != 0) item.Take(till, receipt.Id, receipt.Attempt, quantity, value, at, receipt.Offline);
            else if (value != 0) throw new ViolationException($"{receipt.Id}: what is swapped like for like is worth {value}");
        }
    }

    private void Enter(string transfer, TransferEvent @event, DateTimeOffset at)
    {
        Of(_transfers, transfer, static name => new TransferBook(name)).Enter(@event);
        if (@event is TransferShipped shipped)
            Move(transfer, shipped, shipped.From, shipped.Lines.Select(line => (line.ProductId, line.Quantity, line.UnitCost)), at);
        if (@event is TransferReceived received)
            Move(transfer, received, received.Warehouse, received.Lines.Select(line => (line.ProductId, -line.Quantity, line.UnitCost)), at);
    }

    private void Move(
        string transfer, GoodsMoved moved, string warehouse,
        IEnumerable<(Guid Product, decimal Quantity, decimal UnitCost)> lines, DateTimeOffset at)
    {
        foreach (var product in lines.GroupBy(line => line.Product))
        {
            var item = Item(new StockItemKey(company, warehouse, new ProductId(product.Key)));
            var (quantity, value) = (product.Sum(line => line.Quantity), product.Sum(line => line.Quantity * line.UnitCost));
            item.Take(transfer, moved.Id, moved.Attempt, quantity, value, at);
        }
    }

    private static StockItemKey KeyOf(StreamKey item) =>
        StockItemKey.TryParse(item.Name[(item.Name.IndexOf('/') + 1)..], out var key)
            ? key
            : throw new ViolationException($"{item.Name} is no stock item");

    /// <summary>A return names its sale once; goods that come back in exchange name theirs line by line.</summary>
    private static SaleId OriginalOf(ReceiptRecorded receipt, string? original) =>
        SaleId.Parse(receipt is SaleReturned back
            ? back.Original
            : original ?? throw new ViolationException($"{receipt.Id} takes back what nobody sold"));

    private static TBook Of<TBook>(Dictionary<string, TBook> books, string name, Func<string, TBook> open)
    {
        if (!books.TryGetValue(name, out var book)) books.Add(name, book = open(name));
        return book;
    }
}
