using System.Globalization;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;
using Erp.Tax;

namespace Erp.Grains.Tests.Inventory;

/// <summary>A stock item that understands the sentences of the manual's examples.</summary>
internal sealed class ExampleItem
{
    private const string Till = "till/1/T0";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly CommandContext Context = new(Now, Caller.System(new CompanyId(1)));

    private static readonly ProductFacts Product = new(
        new ProductId(Guid.Parse("0198c0de-0000-7000-8000-000000000001")), "TEA", [], "Tea", ProductKind.Goods, new Unit("KG", 3),
        PriceList.Of(new Money(8, "GBP")), null, "STANDARD", Tracked: true, Active: true);

    private static readonly StockFacts Facts = new(
        new StockItemKey(new CompanyId(1), "MAIN", Product.Id), Product,
        new CompanyFacts("Shop", "GBP", "UTC", TaxRounding.PerRate, [new Warehouse("MAIN", "Main")], [], []));

    private StockItemState _state = StockItemState.Empty;
    private long _attempts;

    public StockItemView View => StockReplies.View(_state);

    /// <returns>The code of the refusal; null when it was accepted.</returns>
    public string? Do(string sentence) => sentence.Split(' ') switch
    {
        ["receive", var quantity, "at", var cost] =>
            Try(StockItemDecider.Decide(_state, new ReceiveStock("id", Number(quantity), new Money(Number(cost), "GBP"), ""), Facts)),
        ["adjust", var quantity] => Try(StockItemDecider.Decide(_state, new AdjustStock("id", Number(quantity), "found"), Facts)),
        ["count", var counted, "of", var expected] =>
            Try(StockItemDecider.Decide(_state, new CountStock("id", Number(counted), Number(expected)))),
        ["hold", var quantity, "as", var id] =>
            Try(StockItemDecider.Decide(_state, new HoldStock(id, Number(quantity), TimeSpan.FromHours(1)), Facts, Context)),
        ["policy", "RECORD"] => Set(new StockPolicy(ShortagePolicy.Record)),
        ["back", "orders", "up", "to", var limit] => Set(new StockPolicy(BackOrders: true, BackOrderLimit: Number(limit))),
        ["promise", var quantity, "as", var sale] => Reserve(sale, Number(quantity)),
        ["promise", var quantity, "as", var sale, "with", var hold] => Reserve(sale, Number(quantity), hold),
        ["settle", var sale] => Resolve(sale, ReservationFate.Settled),
        ["void", var sale] => Resolve(sale, ReservationFate.Void),
        ["sell", var quantity] => Reserve("sale", Number(quantity)) ?? Resolve("sale", ReservationFate.Settled),
        ["sell", var quantity, "with", var hold] => Reserve("sale", Number(quantity), hold) ?? Resolve("sale", ReservationFate.Settled),
        ["sell", "offline", var quantity] =>
            Reserve("sale", Number(quantity), rule: ShortageRule.Record) ?? Resolve("sale", ReservationFate.Settled),
        ["return", var quantity, "at", var cost] =>
            Reserve("return", -Number(quantity), unitCost: Number(cost)) ?? Resolve("return", ReservationFate.Settled),
        _ => throw new FormatException($"No example is told as \"{sentence}\"."),
    };

    private string? Set(StockPolicy policy) => Try(StockItemDecider.Decide(new SetStockPolicy("id", policy), Facts));

    private string? Reserve(
        string sale, decimal quantity, string? hold = null, ShortageRule rule = ShortageRule.AsPolicy, decimal? unitCost = null) =>
        Try(StockReserving.Decide(_state, new ReserveStock(new ReservationId(Till, sale, ++_attempts), quantity, Now.AddMinutes(1), 0)
        {
            Shortage = rule,
            Holds = hold is null ? [] : [hold],
            UnitCost = unitCost,
        }));

    private string? Resolve(string sale, ReservationFate fate)
    {
        var open = _state.Reservations.Find(Till, sale) ?? throw new FormatException($"Nothing is promised as {sale}.");
        var buffer = new SettlementBuffer();
        buffer.Add(_state.Reservations, new ReservationResolution(Till, 0, [new ResolvedReservation(sale, open.Attempt, fate)]));
        return Try(Decision.Accept(StockItemDecider.Due(_state, buffer, Now)));
    }

    private string? Try(Decision decision)
    {
        foreach (var @event in decision.Events) _state = _state.Apply(@event);
        return decision.Accepted ? null : decision.Errors[0].Code;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
