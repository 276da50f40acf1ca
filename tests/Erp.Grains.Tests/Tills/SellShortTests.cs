using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using Erp.Tills;
using Orleans.Runtime;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What a till does with more than there is, and with goods that a client has reserved.</summary>
public class SellShortTests
{
    [Fact]
    public async Task Selling_short_needs_the_policy_and_the_permission()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 2);

        var noPolicy = await As(shop, ["pos:sell", "pos:sell_short"], Sells("a-1", ("TEA", 5)));
        Accepted(await shop.Grains.Company(Company).DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor", ShortagePolicy.Record)));
        var noPermission = await As(shop, ["pos:sell"], Sells("a-2", ("TEA", 5)));
        var both = await As(shop, ["pos:sell", "pos:sell_short"], Sells("a-3", ("TEA", 5)));

        Assert.Equal([new StockInsufficient(5, 2) { Field = "lines.0.quantity" }], noPolicy.Errors.ToArray());
        Assert.Equal([new StockInsufficient(5, 2) { Field = "lines.0.quantity" }], noPermission.Errors.ToArray());
        Accepted(both);
        var view = await shop.Item(tea).Get();
        Assert.Equal((-3m, -1.20m, true), (view.OnHand, view.Value, view.ToCount));
    }

    [Fact]
    public async Task An_items_own_policy_goes_before_its_warehouses()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 2);
        Accepted(await shop.Grains.Company(Company).DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor", ShortagePolicy.Record)));
        Accepted(await shop.Item(tea).SetPolicy(new SetStockPolicy("p-1", new StockPolicy(ShortagePolicy.Refuse))));

        var refused = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 5)));

        Assert.Equal([new StockInsufficient(5, 2) { Field = "lines.0.quantity" }], refused.Errors.ToArray());
    }

    [Fact]
    public async Task A_sale_uses_up_the_reservations_that_its_lines_name()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await HoldAsync(shop, tea, "cart-1", 6);
        await HoldAsync(shop, tea, "cart-2", 4);

        var refused = await shop.Till().CompleteSale(Named("a-1", ("TEA", 3, "cart-1"), ("TEA", 3, "gone")));
        var sold = await shop.Till().CompleteSale(Named("a-2", ("TEA", 3, "cart-1"), ("TEA", 4, "cart-2")));

        Assert.Equal([new ReservationUnknown("gone") { Field = "lines.1.reservation" }], refused.Errors.ToArray());
        Accepted(sold);
        Assert.Equal((3m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task A_reservation_is_whole_again_when_the_sale_is_refused_for_another_line()
    {
        await using var shop = await OpenAsync();
        var tea = await shop.Product("TEA", 10);
        await shop.Product("MUG", 1);
        await HoldAsync(shop, tea, "cart-1", 6);

        var refused = await shop.Till().CompleteSale(Named("a-1", ("TEA", 3, "cart-1"), ("MUG", 2, null)));

        Assert.Equal([new StockInsufficient(2, 1) { Field = "lines.1.quantity" }], refused.Errors.ToArray());
        Accepted(await shop.Till().CompleteSale(Named("a-2", ("TEA", 10, "cart-1"))));
        Assert.Equal((0m, 0m), await shop.Stock(tea));
    }

    [Fact]
    public async Task Nothing_can_be_reserved_of_what_no_stock_is_kept_of()
    {
        await using var shop = await OpenAsync();
        await shop.Product("GIFT", 0, tracked: false);

        var refused = await shop.Till().CompleteSale(Named("a-1", ("GIFT", 1, "cart-1")));

        Assert.Equal([new ReservationUnknown("cart-1") { Field = "lines.0.reservation" }], refused.Errors.ToArray());
    }

    private static async Task HoldAsync(DemoShop shop, ProductId product, string id, decimal quantity) =>
        Accepted(await shop.Item(product).Hold(new HoldStock(id, quantity, TimeSpan.FromHours(1))));

    private static CompleteSale Named(string id, params (string Sku, decimal Quantity, string? Hold)[] lines) => Sells(id) with
    {
        Lines = [.. lines.Select(line => new SaleLine(line.Sku, null, line.Quantity) { Reservation = line.Hold })],
    };

    private static async Task<Outcome<Receipt>> As(DemoShop shop, ImmutableHashSet<string> permissions, CompleteSale sale)
    {
        RequestContext.Set(Caller.ContextKey, new Caller(Company, "token:pos", permissions, ""));
        try
        {
            return await shop.Till().CompleteSale(sale);
        }
        finally
        {
            RequestContext.Remove(Caller.ContextKey);
        }
    }
}
