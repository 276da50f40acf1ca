using Erp.Grains.Inventory;

namespace Erp.Projections.Tests.World;

/// <summary>
/// A day's trade of two companies, random but the same for the same seed, and an account of what the books must say that is kept apart
/// from the projections.
/// </summary>
internal sealed class RandomTrade
{
    private const int Products = 6;

    private readonly Random _random;
    private readonly TestJournal _journal;
    private readonly Shop[] _shops;
    private readonly List<(Shop Shop, int Product, string Sale, decimal Quantity)> _open = [];
    private readonly List<(Shop Shop, int Product, string Id, decimal Quantity)> _holds = [];
    private readonly List<(Shop Shop, string Id, (int, decimal)[] Lines)> _sold = [];
    private readonly Dictionary<string, (string Id, decimal Quantity)> _takenUp = [];
    private readonly Dictionary<(int Company, int Product), decimal> _onHand = [];
    private readonly Dictionary<(int Company, int Product), decimal> _reserved = [];
    private int _made;

    public RandomTrade(TestJournal journal, int seed)
    {
        (_journal, _random) = (journal, new Random(seed));
        _shops = [new Shop(journal), new Shop(journal, company: 2)];
        foreach (var shop in _shops)
        {
            for (var product = 1; product <= Products; product++)
            {
                shop.Product(product);
                Receive(shop, product, 100);
            }
        }
    }

    /// <summary>Company, product, on hand, reserved: what <c>inventory_items</c> must hold.</summary>
    public string Expected => string.Join('\n', _onHand.OrderBy(item => item.Key).Select(item => FormattableString.Invariant(
        $"{item.Key.Company}|{Shop.Sku(item.Key.Product)}|{item.Value:0.##}|{_reserved.GetValueOrDefault(item.Key):0.##}")));

    public int Receipts { get; private set; }

    public void Trade(int steps)
    {
        for (var i = 0; i < steps; i++) Step();
    }

    private void Step()
    {
        var shop = _shops[_random.Next(_shops.Length)];
        var product = _random.Next(1, Products + 1);
        _journal.Now += TimeSpan.FromHours(_random.Next(48));
        switch (_random.Next(14))
        {
            case 0: Receive(shop, product, _random.Next(1, 20)); break;
            case 1: Adjust(shop, product, -0.25m); break;
            case 2: Reserve(shop, product); break;
            case 3 when _open.Count > 0: Resolve(); break;
            case 4 when _sold.Count > 0: Return(); break;
            case 5: Hold(shop, product); break;
            case 6 when _holds.Count > 0: Release(); break;
            case 7 when _holds.Count > 0: Take(); break;
            case 8: Count(shop, product); break;
            default: Sell(shop); break;
        }
    }

    private void Receive(Shop shop, int product, decimal quantity)
    {
        shop.Receive(product, quantity);
        Add(_onHand, shop, product, quantity);
    }

    private void Adjust(Shop shop, int product, decimal quantity)
    {
        shop.Stock(product, new StockAdjusted(quantity, 0, 1, "count"));
        Add(_onHand, shop, product, quantity);
    }

    private void Reserve(Shop shop, int product)
    {
        var (sale, quantity) = ($"open-{++_made}", _random.Next(1, 5));
        shop.Reserve(product, quantity, sale);
        _open.Add((shop, product, sale, quantity));
        Add(_reserved, shop, product, quantity);
    }

    private void Count(Shop shop, int product)
    {
        var difference = _random.Next(-2, 3);
        shop.Stock(product, new StockCounted(difference, 0, 1.10m, 10, 10 + difference, $"count-{++_made}"));
        Add(_onHand, shop, product, difference);
    }

    private void Hold(Shop shop, int product)
    {
        var (id, quantity) = ($"hold-{++_made}", _random.Next(1, 5));
        shop.Stock(product, new StockHeld(id, quantity, _journal.Now.AddDays(90)));
        _holds.Add((shop, product, id, quantity));
        Add(_reserved, shop, product, quantity);
    }

    private void Release()
    {
        var (shop, product, id, quantity) = TakeOut(_holds);
        shop.Stock(product, new HoldReleased(id, quantity));
        Add(_reserved, shop, product, -quantity);
    }

    /// <summary>A sale takes a hold's place, and needs half of what it kept back.</summary>
    private void Take()
    {
        var (shop, product, id, quantity) = TakeOut(_holds);
        var sale = $"open-{++_made}";
        shop.Reserve(product, quantity / 2, sale, holds: id);
        _open.Add((shop, product, sale, quantity / 2));
        _takenUp.Add(sale, (id, quantity));
    }

    /// <summary>Sold or given up after a while.</summary>
    private void Resolve()
    {
        var (shop, product, sale, quantity) = TakeOut(_open);
        var hold = _takenUp.GetValueOrDefault(sale);
        var given = _random.Next(2) == 0;
        if (given && hold.Id is not null) _holds.Add((shop, product, hold.Id, hold.Quantity));
        else Add(_reserved, shop, product, -Math.Max(quantity, hold.Quantity));
        if (given)
        {
            shop.Void(product, sale, quantity);
            return;
        }
        shop.Complete(sale, "T0", (product, quantity));
        Add(_onHand, shop, product, -quantity);
        Receipts++;
        shop.Settle(product, sale);
    }

    private void Sell(Shop shop)
    {
        var lines = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (_random.Next(1, Products + 1), (decimal)_random.Next(1, 4))).ToArray();
        var (id, till) = ($"s-{++_made}", $"T{_random.Next(3)}");
        shop.Sell(id, till, lines);
        foreach (var (product, quantity) in lines) Add(_onHand, shop, product, -quantity);
        Receipts++;
        _sold.Add((shop, $"{till}/{id}", lines));
    }

    private void Return()
    {
        var (shop, id, lines) = TakeOut(_sold);
        shop.Return($"r-{++_made}", "T9", id, lines);
        foreach (var (product, quantity) in lines) Add(_onHand, shop, product, quantity);
        Receipts++;
    }

    private T TakeOut<T>(List<T> from)
    {
        var index = _random.Next(from.Count);
        var one = from[index];
        from.RemoveAt(index);
        return one;
    }

    private static void Add(Dictionary<(int, int), decimal> sums, Shop shop, int product, decimal quantity) =>
        sums[(shop.Company, product)] = sums.GetValueOrDefault((shop.Company, product)) + quantity;
}
