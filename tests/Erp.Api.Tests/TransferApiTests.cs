using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class TransferApiTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string Transfer =
        "transfer { id from to status reference reason valueInTransit lines { line sku name shipped received lost inTransit unitCost } }";

    public Task InitializeAsync() =>
        server.Client.MutateAsync("defineWarehouse", new { code = "STORE", name = "Store room" }, "company { name }");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Goods_are_shipped_received_in_parts_and_written_off()
    {
        var shipped = await server.Client.MutateAsync(
            "shipTransfer",
            new { id = "TR-1", from = "main", to = "store", reference = "CN 7", lines = new[] { Goods("TEAPOT-1L", 10), Goods("OIL-OLIVE", 4) } }, Transfer);
        var transfer = JsonAssert.Accepted(shipped, "transfer");
        Assert.Equal(("TR-1", "MAIN", "STORE", "IN_TRANSIT"), (transfer.Text("id"), transfer.Text("from"), transfer.Text("to"), transfer.Text("status")));
        var cost = transfer.GetProperty("lines")[0].Decimal("unitCost");

        var received = await server.Client.MutateAsync(
            "receiveTransfer", new { id = "R-1", transfer = "TR-1", lines = new[] { new { line = 1, quantity = 7 } } },
            $"received {{ id value lines {{ line quantity }} }} {Transfer}");
        Assert.Equal(7 * cost, JsonAssert.Accepted(received, "received").Decimal("value"));
        Assert.Equal(3m, received.GetProperty("transfer").GetProperty("lines")[0].Decimal("inTransit"));

        var closed = await server.Client.MutateAsync(
            "closeTransfer", new { id = "C-1", transfer = "TR-1", reason = "fell off" }, $"writtenOff {{ value }} {Transfer}");
        Assert.Equal(("CLOSED", "fell off", 0m), (closed.Text("transfer", "status"), closed.Text("transfer", "reason"), closed.Decimal("transfer", "valueInTransit")));

        var data = await server.Client.DataAsync(
            """
            query($position: Position) {
              transfer(id: "TR-1") { status }
              main: stockItem(sku: "TEAPOT-1L", warehouse: "MAIN") { onHand }
              store: stockItem(sku: "TEAPOT-1L", warehouse: "STORE") { onHand }
              stockMovements(sku: "TEAPOT-1L", first: 2, minPosition: $position) { nodes { kind warehouse quantity reference } }
            }
            """,
            new { position = closed.Text("position") });
        Assert.Equal(("CLOSED", 290m, 7m), (data.Text("transfer", "status"), data.Decimal("main", "onHand"), data.Decimal("store", "onHand")));
        Assert.Equal(
            [("TRANSFER", "STORE", 7m, "TR-1"), ("TRANSFER", "MAIN", -10m, "TR-1")],
            data.GetProperty("stockMovements").GetProperty("nodes").EnumerateArray().Select(movement =>
                (movement.Text("kind"), movement.Text("warehouse"), movement.Decimal("quantity"), movement.Text("reference"))));
    }

    [Fact]
    public async Task Transfers_are_listed_latest_first_by_status_and_warehouse()
    {
        foreach (var id in new[] { "L-1", "L-2", "L-3" })
            await server.Client.MutateAsync(
                "shipTransfer", new { id, from = "MAIN", to = "STORE", lines = new[] { Goods("RICE-BASMATI", 1) } }, Transfer);
        var last = await server.Client.MutateAsync("receiveTransfer", new { id = "R-1", transfer = "L-2" }, $"received {{ id }} {Transfer}");
        Assert.Equal("RECEIVED", last.Text("transfer", "status"));

        const string List =
            """
            query($after: String, $status: TransferStatus, $position: Position) {
              transfers(first: 2, after: $after, status: $status, warehouse: "store", minPosition: $position) {
                nodes { id status lines { sku inTransit } } pageInfo { endCursor }
              }
            }
            """;
        var open = await server.Client.DataAsync(List, new { status = "IN_TRANSIT", position = last.Text("position") });
        var first = await server.Client.DataAsync(List, new { });
        var second = await server.Client.DataAsync(List, new { after = first.Text("transfers", "pageInfo", "endCursor") });

        Assert.Equal(["L-3", "L-1"], Ids(open));
        Assert.Equal(["L-3", "L-2"], Ids(first));
        Assert.Equal("L-1", Ids(second)[0]);
        Assert.Equal(1m, open.GetProperty("transfers").GetProperty("nodes")[0].GetProperty("lines")[0].Decimal("inTransit"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_the_field()
    {
        var nameless = await server.Client.MutateAsync(
            "shipTransfer", new { id = "", from = "MAIN", to = "STORE", lines = new[] { Goods("TEAPOT-1L", 1) } }, Transfer);
        var wrong = await server.Client.MutateAsync(
            "shipTransfer", new { id = "W-1", from = "MAIN", to = "MAIN", lines = new[] { Goods("NO-SUCH", 1) } }, Transfer);
        var tooMuch = await server.Client.MutateAsync(
            "shipTransfer", new { id = "W-2", from = "STORE", to = "MAIN", lines = new[] { Goods("MUG-BLUE", 1) } }, Transfer);
        var unknown = await server.Client.MutateAsync("receiveTransfer", new { id = "R-1", transfer = "" }, $"received {{ id }} {Transfer}");

        Assert.Equal(["INVALID_INPUT id"], JsonAssert.Refused(nameless, "transfer"));
        Assert.Equal(["SAME_WAREHOUSE to", "PRODUCT_UNKNOWN lines.0.sku"], JsonAssert.Refused(wrong, "transfer"));
        Assert.Equal(["STOCK_INSUFFICIENT lines.0.quantity"], JsonAssert.Refused(tooMuch, "transfer"));
        Assert.Equal(["TRANSFER_UNKNOWN transfer"], JsonAssert.Refused(unknown, "received"));
    }

    [Fact]
    public async Task Moving_goods_needs_its_own_permission()
    {
        var payload = await server.Client.MutateAsync(
            "createToken", new { name = "clerk", permissions = new[] { "inventory:read", "inventory:adjust" } }, "token { id } secret");
        using var clerk = new GraphQLClient(server.Url, payload.Text("secret"));

        Assert.Equal("FORBIDDEN", await clerk.ErrorCodeAsync(
            """mutation { closeTransfer(input: { id: "C-1", transfer: "TR-1", reason: "lost" }) { writtenOff { id } } }"""));
        Assert.Equal("", (await clerk.DataAsync("""{ transfer(id: "none") { id } }""")).Text("transfer"));
    }

    private static string[] Ids(System.Text.Json.JsonElement data) =>
        [.. data.GetProperty("transfers").GetProperty("nodes").EnumerateArray().Select(node => node.Text("id"))];

    private static object Goods(string sku, decimal quantity) => new { sku, quantity };
}
