using System.Globalization;
using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Policies, shortages, value and history of stock, as a client sees them.</summary>
public sealed class StockPolicyApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Policy = "policy { shortage reorderPoint reorderQuantity backOrders backOrderLimit } stockItem { available }";
    private const string Item = "onHand reserved available unitCost value toCount backOrdered";

    [Fact]
    public async Task A_policy_is_set_as_a_whole_and_stands_on_the_item()
    {
        var first = await SetAsync(new
        {
            id = "p-1",
            sku = "TOWEL-TEA",
            warehouse = "MAIN",
            shortage = "RECORD",
            reorderPoint = 5,
            reorderQuantity = 24,
            backOrders = true,
            backOrderLimit = 10,
        });
        var second = await SetAsync(new { id = "p-2", sku = "TOWEL-TEA", warehouse = "MAIN", reorderPoint = 7 });

        var policy = JsonAssert.Accepted(first, "policy");
        Assert.Equal(("RECORD", 5m, 24m, 10m), (policy.Text("shortage"), policy.Decimal("reorderPoint"), policy.Decimal("reorderQuantity"), policy.Decimal("backOrderLimit")));
        Assert.Equal(("", 7m), (JsonAssert.Accepted(second, "policy").Text("shortage"), second.Decimal("policy", "reorderPoint")));
        var item = await ItemAsync("TOWEL-TEA", "policy { reorderPoint backOrders }");
        Assert.Equal(7m, item.Decimal("policy", "reorderPoint"));
        Assert.False(item.GetProperty("policy").GetProperty("backOrders").GetBoolean());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_policy_is_said_at_once()
    {
        var refused = await SetAsync(new
        {
            id = "p-3",
            sku = "TOWEL-TEA",
            warehouse = "MAIN",
            reorderPoint = -1,
            reorderQuantity = 0.5,
            backOrderLimit = 3,
        });

        Assert.Equal(
            ["QUANTITY_INVALID reorderPoint", "QUANTITY_INVALID reorderQuantity", "INVALID_INPUT backOrderLimit"],
            JsonAssert.Refused(refused, "policy"));
    }

    [Fact]
    public async Task What_is_sold_below_zero_is_to_be_counted()
    {
        await AdjustAsync("short-a", "TEAPOT-1L", await OnHandAsync("TEAPOT-1L"));
        var refused = await server.Client.MutateAsync("completeSale", Inputs.Sale("short-1", "T1", "TEAPOT-1L"), "sale { id }");
        await SetAsync(new { id = "short-p", sku = "TEAPOT-1L", warehouse = "MAIN", shortage = "RECORD" });
        var sold = await server.Client.MutateAsync("completeSale", Inputs.Sale("short-2", "T1", "TEAPOT-1L"), "sale { id }");

        Assert.StartsWith("STOCK_INSUFFICIENT", Assert.Single(JsonAssert.Refused(refused, "sale")), StringComparison.Ordinal);
        JsonAssert.Accepted(sold, "sale");
        var item = await ItemAsync("TEAPOT-1L", Item);
        Assert.Equal((-1m, 1m), (item.Decimal("onHand"), item.Decimal("backOrdered")));
        Assert.True(item.GetProperty("toCount").GetBoolean());
        var listed = await ListAsync("stockToCount", sold.Text("position"));
        Assert.Equal(["TEAPOT-1L"], listed.Select(one => one.Text("sku")));
    }

    [Fact]
    public async Task What_is_down_to_its_reorder_point_is_low()
    {
        var onHand = await OnHandAsync("OIL-OLIVE");
        await SetAsync(new { id = "low-1", sku = "OIL-OLIVE", warehouse = "MAIN", reorderPoint = 10, reorderQuantity = 48 });
        var above = await AdjustAsync("low-2", "OIL-OLIVE", onHand - 11);
        Assert.DoesNotContain("OIL-OLIVE", (await ListAsync("lowStock", above)).Select(one => one.Text("sku")));

        var at = await AdjustAsync("low-3", "OIL-OLIVE", 1);
        var low = Assert.Single(await ListAsync("lowStock", at), one => one.Text("sku") == "OIL-OLIVE");
        Assert.Equal((10m, 48m), (low.Decimal("available"), low.Decimal("policy", "reorderQuantity")));
    }

    [Fact]
    public async Task Stock_can_be_asked_for_as_of_any_instant()
    {
        const string sku = "RICE-BASMATI";
        var before = await ItemAsync(sku, Item);
        await server.Client.MutateAsync("receiveStock", new { id = "at-1", sku, warehouse = "MAIN", quantity = 10, unitCost = "9.00" }, "position");
        var received = await ItemAsync(sku, Item);
        var between = DateTimeOffset.UtcNow;
        await AdjustAsync("at-2", sku, 1);

        var then = await ItemAsync(sku, Item, between);
        Assert.Equal(received.ToString(), then.ToString());
        Assert.Equal(before.Decimal("value") + 90, then.Decimal("value"));
        Assert.Equal(0m, (await ItemAsync(sku, Item, DateTimeOffset.UnixEpoch)).Decimal("onHand"));
        Assert.Equal(
            (await ItemAsync(sku, Item)).ToString(),
            (await ItemAsync(sku, Item, DateTimeOffset.UtcNow.AddDays(1))).ToString());
    }

    [Fact]
    public async Task Movements_show_the_running_balance_of_quantity_and_value()
    {
        const string sku = "JAM-STRAWBERRY";
        var before = await ItemAsync(sku, "onHand value");
        var received = await server.Client.MutateAsync(
            "receiveStock", new { id = "rb-1", sku, warehouse = "MAIN", quantity = 4, unitCost = "2.00" }, "position");

        var data = await server.Client.DataAsync(
            """
            query($position: Position) {
              stockMovements(sku: "JAM-STRAWBERRY", first: 1, minPosition: $position) { nodes { quantity after unitCost revaluation valueChange valueAfter } } }
            """,
            new { position = received.Text("position") });

        var movement = data.GetProperty("stockMovements").GetProperty("nodes")[0];
        Assert.Equal((4m, 2m, 0m, 8m), (movement.Decimal("quantity"), movement.Decimal("unitCost"), movement.Decimal("revaluation"), movement.Decimal("valueChange")));
        Assert.Equal((before.Decimal("onHand") + 4, before.Decimal("value") + 8), (movement.Decimal("after"), movement.Decimal("valueAfter")));
    }

    [Fact]
    public async Task A_sale_uses_up_the_reservation_that_it_names()
    {
        var sku = "MUG-BLUE";
        var onHand = await OnHandAsync(sku);
        var all = new { id = "cart-1", sku, warehouse = "MAIN", quantity = onHand, expiresInSeconds = 600 };
        JsonAssert.Accepted(await server.Client.MutateAsync("reserveStock", all, "reservation { id }"), "reservation");

        var refused = await server.Client.MutateAsync("completeSale", Sale("cart-sale-1", "no-such-cart"), "sale { id }");
        var sold = await server.Client.MutateAsync("completeSale", Sale("cart-sale-2", "cart-1"), "sale { id }");

        Assert.Equal(["RESERVATION_UNKNOWN lines.0.reservation"], JsonAssert.Refused(refused, "sale"));
        JsonAssert.Accepted(sold, "sale");
        var item = await ItemAsync(sku, Item);
        Assert.Equal((onHand - 1, 0m), (item.Decimal("onHand"), item.Decimal("reserved")));

        object Sale(string id, string reservation) => new
        {
            id,
            terminal = "T2",
            warehouse = "MAIN",
            lines = new[] { new { sku, quantity = 1, reservation } },
            payments = new[] { new { method = "CASH", amount = "50.00" } },
        };
    }

    private Task<JsonElement> SetAsync(object input) => server.Client.MutateAsync("setStockPolicy", input, Policy);

    /// <summary>Takes so many away; the position of that.</summary>
    private async Task<string> AdjustAsync(string id, string sku, decimal less)
    {
        var payload = await server.Client.MutateAsync(
            "adjustStock", new { id, sku, warehouse = "MAIN", quantity = -less, reason = "test" }, "movement { after } position");
        JsonAssert.Accepted(payload, "movement");
        return payload.Text("position");
    }

    private async Task<decimal> OnHandAsync(string sku) => (await ItemAsync(sku, "onHand")).Decimal("onHand");

    private async Task<JsonElement> ItemAsync(string sku, string fields, DateTimeOffset? at = null) => (await server.Client.DataAsync(
        $$"""query($sku: String!, $at: DateTime) { stockItem(sku: $sku, warehouse: "MAIN", at: $at) { {{fields}} } }""",
        new { sku, at = at?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture) })).GetProperty("stockItem");

    private async Task<JsonElement[]> ListAsync(string field, string position) =>
    [
        .. (await server.Client.DataAsync(
            $$"""
            query($position: Position) {
              {{field}}(warehouse: "main", first: 50, minPosition: $position) { nodes { sku available policy { reorderQuantity } } } }
            """,
            new { position })).GetProperty(field).GetProperty("nodes").EnumerateArray(),
    ];
}
