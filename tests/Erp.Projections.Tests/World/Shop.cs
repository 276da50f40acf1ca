using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Erp.Tills;

namespace Erp.Projections.Tests.World;

/// <summary>A company whose grains have just recorded what a test says.</summary>
internal sealed class Shop(TestJournal journal, int company = 1)
{
    private static readonly DateTimeOffset Later = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private long _attempt;
    private readonly Dictionary<string, long> _attempts = [];
    private readonly Dictionary<string, long> _numbers = [];

    public int Company => company;

    /// <summary>The id of the product that tests call by a number.</summary>
    public static Guid Id(int product) => new(product, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static string Sku(int product) => $"SKU-{product}";

    public Position Product(int product, string name = "Mug", params ImmutableArray<string> barcodes) => journal.Record(
        company, $"product/{company}/{Id(product):N}",
        new ProductCreated(Id(product), Sku(product), barcodes, name, ProductKind.Goods, "EACH", "GBP", 2.50m, 1.10m, "STANDARD", true));

    public Position ProductEvents(int product, params ImmutableArray<IEvent> events) =>
        journal.Record(company, $"product/{company}/{Id(product):N}", events);

    public Position Stock(int product, params ImmutableArray<IEvent> events) =>
        journal.Record(company, $"stockitem/{company}/MAIN/{Id(product):N}", events);

    public Position Receive(int product, decimal quantity) => Stock(product, new StockReceived(quantity, 0, 1.10m, "DN-1"));

    public long Reserve(int product, decimal quantity, string sale, string till = "T0", params ImmutableArray<string> holds)
    {
        _attempts[sale] = ++_attempt;
        Stock(product, Reserved(quantity, sale, till) with { Holds = holds.IsEmpty ? null : holds });
        return _attempt;
    }

    public Position Void(int product, string sale, decimal quantity, string till = "T0") => Stock(product, new ReservationsResolved(
        [new OwnerResolution(Owner(till), 0, null, [new VoidedReservation(sale, quantity)])]));

    public Position Settle(int product, string sale, string till = "T0") => Stock(product, new ReservationsResolved(
        [new OwnerResolution(Owner(till), 0, [sale], null)]));

    /// <summary>A sale with its reservations and, later, the items' own notes of the settlement.</summary>
    public Position Sell(string sale, string till, params (int Product, decimal Quantity)[] lines)
    {
        ReserveAll(sale, till, lines);
        return Complete(sale, till, lines);
    }

    /// <summary>A sale that was printed offline and differs in so many things.</summary>
    public Position SellOffline(string sale, string till, int exceptions, params (int Product, decimal Quantity)[] lines)
    {
        foreach (var item in lines.GroupBy(line => line.Product)) Reserve(item.Key, item.Sum(line => line.Quantity), sale, till);
        return Till(till, Sale(sale, till, lines) with
        {
            Offline = true,
            Exceptions = [.. Enumerable.Range(1, exceptions).Select(line => new RecordedException(SaleExceptionCode.PriceDiffers, line))],
        });
    }

    /// <summary>The end of a shift that took cash, and was taxed, at one rate.</summary>
    public Position CloseShift(string till, long shift) => Till(till, new ShiftClosed(
        $"z-{shift}", shift, 1, 2, new ShiftTotals(2, 0, 5, 1, [new AppliedTotal(PaymentMethod.Cash, 6)], [new ReceiptTax("STANDARD", 20, 5, 1)]),
        "GBP", null, "ann", Later));

    public Position Complete(string sale, string till, params (int Product, decimal Quantity)[] lines) =>
        journal.Record(company, Owner(till), Sale(sale, till, lines));

    public Position Return(string id, string till, string original, params (int Product, decimal Quantity)[] lines)
    {
        (int Product, decimal Quantity)[] back = [.. lines.Select(line => (line.Product, -line.Quantity))];
        ReserveAll(id, till, back);
        var sold = Sale(id, till, back);
        return journal.Record(company, Owner(till), new SaleReturned
        {
            Id = sold.Id,
            Number = sold.Number,
            Attempt = sold.Attempt,
            Currency = sold.Currency,
            Warehouse = sold.Warehouse,
            Net = sold.Net,
            Tax = sold.Tax,
            Lines = sold.Lines,
            Taxes = sold.Taxes,
            Payments = sold.Payments,
            Shift = sold.Shift,
            Operator = sold.Operator,
            BusinessDate = sold.BusinessDate,
            OccurredAt = sold.OccurredAt,
            Original = original,
            Reason = "broken",
        });
    }

    /// <summary>Each unit sells at 2.50 with 20 % tax, paid in cash with a fiver too much.</summary>
    public SaleCompleted Sale(string id, string till, params (int Product, decimal Quantity)[] lines)
    {
        var net = lines.Sum(line => line.Quantity) * 2.50m;
        var tax = net * 0.20m;
        return new SaleCompleted
        {
            Id = id,
            Number = _numbers[till] = _numbers.GetValueOrDefault(till) + 1,
            Attempt = _attempts.GetValueOrDefault(id, 1),
            Currency = "GBP",
            Warehouse = "MAIN",
            Net = net,
            Tax = tax,
            Lines = [.. lines.Select(line => Line(line.Product, line.Quantity))],
            Taxes = [new RecordedTax("STANDARD", 20, net, tax) { Components = [new RecordedTaxComponent("VAT", 20, tax)] }],
            Payments = [net < 0 ? new RecordedPayment(PaymentMethod.Cash, net + tax) : new RecordedPayment(PaymentMethod.Cash, net + tax + 5, 5)],
            Shift = 1,
            Operator = "ann",
            BusinessDate = DateOnly.FromDateTime(journal.Now.UtcDateTime),
            OccurredAt = journal.Now,
        };
    }

    public Position Till(string till, params ImmutableArray<IEvent> events) => journal.Record(company, Owner(till), events);

    public static RecordedLine Line(int product, decimal quantity, bool tracked = true) => new()
    {
        ProductId = Id(product),
        Sku = Sku(product),
        Name = "Mug",
        Quantity = quantity,
        UnitPrice = 2.50m,
        TaxCode = "STANDARD",
        TaxPercent = 20,
        Net = quantity * 2.50m,
        Tax = quantity * 0.50m,
        Gross = quantity * 3.00m,
        UnitCost = 1.10m,
        Tracked = tracked,
    };

    public Position Stocktake(string id, params ImmutableArray<IEvent> events) =>
        journal.Record(company, $"stocktake/{company}/MAIN/{id}", events);

    public Position Transfer(string id, params ImmutableArray<IEvent> events) => journal.Record(company, $"transfer/{company}/{id}", events);

    /// <summary>What was counted and what had been expected, at a cost of 1.10.</summary>
    public static ProductsCounted Counted(string id, params (int Product, decimal Counted, decimal Expected)[] lines) => new(
        id, [.. lines.Select(line => new CountedLine(Id(line.Product), Sku(line.Product), line.Counted, line.Expected, 1.10m))]);

    /// <summary>From MAIN to STORE, at a cost of 1.10.</summary>
    public static TransferShipped Shipped(string id, params (int Product, decimal Quantity)[] lines) => new()
    {
        Id = id,
        Attempt = 1,
        From = "MAIN",
        To = "STORE",
        ShippedAt = Later,
        Lines = [.. lines.Select(line => new ShippedLine(Id(line.Product), Sku(line.Product), "Mug", line.Quantity, 0, 1.10m))],
    };

    public static TransferReceived Received(string id, params (int Line, int Product, decimal Quantity)[] lines) => new()
    {
        Id = id,
        Attempt = 2,
        Warehouse = "STORE",
        Lines = [.. lines.Select(line => new MovedLine(line.Line, Id(line.Product), line.Quantity, 1.10m))],
    };

    /// <summary>A receipt is one attempt, whatever the number of its items.</summary>
    private void ReserveAll(string sale, string till, (int Product, decimal Quantity)[] lines)
    {
        _attempts[sale] = ++_attempt;
        foreach (var item in lines.GroupBy(line => line.Product))
            Stock(item.Key, Reserved(item.Sum(line => line.Quantity), sale, till));
    }

    private StockReserved Reserved(decimal quantity, string sale, string till) =>
        new(Owner(till), sale, _attempts[sale], quantity, Later, 0, 0) { UnitCost = 1.10m };

    private string Owner(string till) => $"till/{company}/{till}";
}
