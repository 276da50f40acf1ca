using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class StockApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Movement = "movement { quantity before after unitCost } stockItem { onHand reserved available }";
    private const string Reservation = "reservation { id sku warehouse quantity expiresAt } stockItem { onHand reserved available }";

    [Fact]
    public async Task Goods_arrive_once_however_often_the_command_is_sent()
    {
        var input = new { id = "gr-1", sku = "JAM-STRAWBERRY", warehouse = "main", quantity = 12, unitCost = "1.30", reference = "DN 7" };

        var first = await server.Client.MutateAsync("receiveStock", input, Movement);
        var again = await server.Client.MutateAsync("receiveStock", input, Movement);

        var movement = JsonAssert.Accepted(first, "movement");
        Assert.Equal((12m, 1200m, 1212m, 1.30m), (movement.Decimal("quantity"), movement.Decimal("before"), movement.Decimal("after"), movement.Decimal("unitCost")));
        Assert.Equal(movement.ToString(), JsonAssert.Accepted(again, "movement").ToString());
        Assert.Equal(1212m, again.Decimal("stockItem", "onHand"));
    }

    [Fact]
    public async Task An_adjustment_says_why_and_never_goes_below_what_is_reserved()
    {
        var broken = await server.Client.MutateAsync(
            "adjustStock", new { id = "adj-1", sku = "TEAPOT-1L", warehouse = "MAIN", quantity = -2, reason = "broken" }, Movement);
        var tooMuch = await server.Client.MutateAsync(
            "adjustStock", new { id = "adj-2", sku = "TEAPOT-1L", warehouse = "MAIN", quantity = -100_000, reason = "lost" }, Movement);

        Assert.Equal(298m, JsonAssert.Accepted(broken, "movement").Decimal("after"));
        Assert.StartsWith(
            "STOCK_INSUFFICIENT", Assert.Single(JsonAssert.Refused(tooMuch, "movement")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserved_goods_are_kept_back_until_they_are_released()
    {
        var item = new { id = "hold-1", sku = "OIL-OLIVE", warehouse = "MAIN" };

        var held = await server.Client.MutateAsync("reserveStock", new { item.id, item.sku, item.warehouse, quantity = 7, expiresInSeconds = 60 }, Reservation);
        var released = await server.Client.MutateAsync("releaseReservation", item, Reservation);

        Assert.Equal(7m, JsonAssert.Accepted(held, "reservation").Decimal("quantity"));
        Assert.Equal((1000m, 7m, 993m), Stock(held.GetProperty("stockItem")));
        Assert.Equal((1000m, 0m, 1000m), Stock(released.GetProperty("stockItem")));
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_all_said_at_once()
    {
        var payload = await server.Client.MutateAsync(
            "receiveStock", new { id = "gr-2", sku = "NO-SUCH", warehouse = "NOWHERE", quantity = 1 }, Movement);

        Assert.Equal(["PRODUCT_UNKNOWN sku", "WAREHOUSE_UNKNOWN warehouse"], JsonAssert.Refused(payload, "movement"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task An_id_that_cannot_be_kept_is_refused_by_every_command(string id)
    {
        var item = new { id, sku = "MUG-BLUE", warehouse = "MAIN", quantity = 1 };

        var received = await server.Client.MutateAsync("receiveStock", item, Movement);
        var reserved = await server.Client.MutateAsync("reserveStock", item, Reservation);
        var created = await server.Client.MutateAsync(
            "createProduct", new { id, sku = "X", name = "X", price = new { amount = 1 }, taxCode = "ZERO" }, "product { id }");
        var sold = await server.Client.MutateAsync("completeSale", Inputs.Sale(id, "T0", "MUG-BLUE"), "sale { id }");

        Assert.Equal(["INVALID_INPUT id"], JsonAssert.Refused(received, "movement"));
        Assert.Equal(["INVALID_INPUT id"], JsonAssert.Refused(reserved, "reservation"));
        Assert.Equal(["INVALID_INPUT id"], JsonAssert.Refused(created, "product"));
        Assert.Equal(["INVALID_INPUT id"], JsonAssert.Refused(sold, "sale"));
    }

    [Fact]
    public async Task What_does_not_exist_is_null() => Assert.Equal(
        "", (await server.Client.DataAsync("""{ stockItem(sku: "NO-SUCH", warehouse: "MAIN") { onHand } }""")).Text("stockItem"));

    [Fact]
    public async Task Movements_are_listed_newest_first_with_what_they_did()
    {
        await server.Client.MutateAsync(
            "receiveStock", new { id = "m-1", sku = "RICE-BASMATI", warehouse = "MAIN", quantity = "0.350" }, Movement);
        var last = await server.Client.MutateAsync(
            "adjustStock", new { id = "m-2", sku = "RICE-BASMATI", warehouse = "MAIN", quantity = "-0.1", reason = "spilt" }, Movement);

        var data = await server.Client.DataAsync(
            """
            query($position: Position) {
              stockMovements(sku: "rice-basmati", minPosition: $position) { nodes { kind quantity before after reason reference } } }
            """,
            new { position = last.Text("position") });

        var movements = data.GetProperty("stockMovements").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(["ADJUSTMENT", "RECEIPT", "RECEIPT"], movements.Select(movement => movement.Text("kind")));
        Assert.Equal((-0.1m, 1500.35m, 1500.25m, "spilt"), (movements[0].Decimal("quantity"), movements[0].Decimal("before"), movements[0].Decimal("after"), movements[0].Text("reason")));
    }

    [Fact]
    public async Task The_company_s_settings_can_be_read()
    {
        var data = await server.Client.DataAsync(
            "{ company { name currency timeZone warehouses { code name } terminals { code warehouse } taxCodes { code rates { validFrom percent } } } }");

        var company = data.GetProperty("company");
        Assert.Equal("GBP", company.Text("currency"));
        Assert.Equal("MAIN", Assert.Single(company.GetProperty("warehouses").EnumerateArray()).Text("code"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"T{i}"), company.GetProperty("terminals").EnumerateArray().Select(t => t.Text("code")));
        Assert.Equal(
            ["STANDARD", "ZERO"], company.GetProperty("taxCodes").EnumerateArray().Select(code => code.Text("code")));
    }

    private static (decimal OnHand, decimal Reserved, decimal Available) Stock(JsonElement item) =>
        (item.Decimal("onHand"), item.Decimal("reserved"), item.Decimal("available"));
}
