using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class SaleApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Sale = """
        sale { id number kind status terminal warehouse net { amount } tax { amount } total { amount currency }
               lines { line sku name quantity unitPrice { amount } taxRate net { amount } gross { amount } product { sku barcodes } }
               payments { method amount { amount } tendered { amount } change { amount } reference }
               taxes { taxCode rate net { amount } tax { amount } } }
        """;

    [Fact]
    public async Task A_sale_is_priced_taxed_numbered_and_paid()
    {
        var payload = await SellAsync(
            "priced", "T1", new { method = "CASH", amount = "50.00" }, ("MUG-BLUE", 2), ("TEA-ASSAM", 1));

        var sale = JsonAssert.Accepted(payload, "sale");
        Assert.Equal("T1/priced", sale.Text("id"));
        Assert.Equal("1", sale.Text("number"));
        Assert.Equal(("SALE", "COMPLETED"), (sale.Text("kind"), sale.Text("status")));
        Assert.Equal(
            (19.75m, 3.00m, 22.75m),
            (sale.Decimal("net", "amount"), sale.Decimal("tax", "amount"), sale.Decimal("total", "amount")));
        Assert.Equal("GBP", sale.Text("total", "currency"));
        Assert.Equal(27.25m, sale.GetProperty("payments")[0].Decimal("change", "amount"));
        Assert.Equal("MUG-BLUE", sale.GetProperty("lines")[0].Text("product", "sku"));
        Assert.Equal(["STANDARD", "ZERO"], sale.GetProperty("taxes").EnumerateArray().Select(tax => tax.Text("taxCode")).Order());
    }

    [Fact]
    public async Task The_same_id_with_the_same_content_gives_the_same_receipt()
    {
        var first = await SellAsync("twice", "T2", new { method = "CASH", amount = 20 }, ("TEA-EARL-GREY", 2));
        var again = await SellAsync("twice", "T2", new { method = "CASH", amount = "20.00" }, ("TEA-EARL-GREY", 2));

        Assert.Equal(
            JsonAssert.Accepted(first, "sale").ToString(), JsonAssert.Accepted(again, "sale").ToString());
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused()
    {
        await SellAsync("reused", "T2", new { method = "CASH", amount = "20.00" }, ("TEA-EARL-GREY", 2));

        var other = await SellAsync("reused", "T2", new { method = "CASH", amount = "20.00" }, ("TEA-EARL-GREY", 3));

        Assert.StartsWith("ID_REUSED", Assert.Single(JsonAssert.Refused(other, "sale")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_where()
    {
        var payload = await SellAsync(
            "wrong", "T3", new { method = "CASH", amount = "50.00" }, ("NO-SUCH", 1), ("MUG-BLUE", 0.5m));

        Assert.Equal(
            ["PRODUCT_UNKNOWN lines.0.sku", "QUANTITY_INVALID lines.1.quantity"], JsonAssert.Refused(payload, "sale").Order());
    }

    [Fact]
    public async Task What_is_short_is_named_by_line_and_nothing_is_taken()
    {
        var before = await OnHandAsync("CANDLE-BEESWAX");

        var payload = await SellAsync(
            "short", "T3", new { method = "CASH", amount = "1000000.00" }, ("CANDLE-BEESWAX", 1), ("TEAPOT-1L", 30_000));

        Assert.Equal(["STOCK_INSUFFICIENT lines.1.quantity"], JsonAssert.Refused(payload, "sale"));
        Assert.Equal(before, await OnHandAsync("CANDLE-BEESWAX"));
    }

    [Fact]
    public async Task An_id_whose_sale_was_refused_may_be_tried_again()
    {
        await SellAsync("again", "T4", new { method = "CARD", amount = "0.01" }, ("BAG-COTTON", 1));

        var payload = await SellAsync("again", "T4", new { method = "CARD", amount = "4.74" }, ("BAG-COTTON", 1));

        Assert.Equal(4.74m, JsonAssert.Accepted(payload, "sale").Decimal("total", "amount"));
    }

    [Fact]
    public async Task A_till_that_does_not_exist_is_refused()
    {
        var payload = await SellAsync("till", "T99", new { method = "CASH", amount = "20.00" }, ("TEA-EARL-GREY", 1));

        Assert.Equal(["TERMINAL_UNKNOWN terminal"], JsonAssert.Refused(payload, "sale"));
    }

    [Fact]
    public async Task Goods_can_be_named_by_barcode_and_sold_at_another_price_with_a_discount()
    {
        var product = await server.Client.DataAsync("""{ product(sku: "towel-tea") { barcodes } }""");
        var barcode = product.GetProperty("product").GetProperty("barcodes")[0].GetString()!;

        var payload = await server.Client.MutateAsync("completeSale", new
        {
            id = "barcode",
            terminal = "T5",
            warehouse = "MAIN",
            lines = new[] { new { barcode, quantity = 2, unitPrice = "10.00", discount = new { percent = 10 }, discountReason = "shop soiled" } },
            payments = new[] { new { method = "CARD", amount = "21.60", reference = "auth-7" } },
        }, Sale);

        var sale = JsonAssert.Accepted(payload, "sale");
        Assert.Equal(("TOWEL-TEA", 18m), (sale.GetProperty("lines")[0].Text("sku"), sale.Decimal("net", "amount")));
        Assert.Equal("auth-7", sale.GetProperty("payments")[0].Text("reference"));
    }

    [Fact]
    public async Task A_sale_is_found_by_its_id_and_in_the_list_once_its_position_is_reached()
    {
        var payload = await SellAsync("found", "T6", new { method = "CASH", amount = "10.00" }, ("LEMONADE", 1));
        var sold = JsonAssert.Accepted(payload, "sale");

        var data = await server.Client.DataAsync(
            $$"""
            query($position: Position) {
              byId: sale(id: "T6/found") { {{Sale[7..^2]}} }
              sales(first: 1, terminal: "T6", minPosition: $position) { nodes { {{Sale[7..^2]}} } pageInfo { hasNextPage } }
            }
            """,
            new { position = payload.Text("position") });

        Assert.Equal(sold.ToString(), data.GetProperty("byId").ToString());
        Assert.Equal(sold.ToString(), data.GetProperty("sales").GetProperty("nodes")[0].ToString());
    }

    [Fact]
    public async Task A_sale_is_taken_back_whole_at_another_till_and_only_once()
    {
        var before = await OnHandAsync("HONEY-HEATHER");
        JsonAssert.Accepted(
            await SellAsync("returned", "T7", new { method = "CASH", amount = "20.00" }, ("HONEY-HEATHER", 2)), "sale");

        var returned = await ReturnAsync("back", "T8", "T7/returned");
        var second = await ReturnAsync("back-again", "T9", "T7/returned");

        Assert.Equal(-13.90m, JsonAssert.Accepted(returned, "saleReturn").Decimal("total", "amount"));
        Assert.Equal(("T7/returned", "RETURNED"), (returned.Text("sale", "id"), returned.Text("sale", "status")));
        Assert.StartsWith(
            "ALREADY_RETURNED", Assert.Single(JsonAssert.Refused(second, "saleReturn")), StringComparison.Ordinal);
        Assert.Equal(before, await OnHandAsync("HONEY-HEATHER"));
    }

    [Fact]
    public async Task A_sale_comes_back_in_part_and_says_what_is_left_of_it()
    {
        JsonAssert.Accepted(
            await SellAsync("parts", "T7", new { method = "CASH", amount = "50.00" }, ("HONEY-HEATHER", 3)), "sale");

        var returned = await ReturnAsync(
            "part", "T8", "T7/parts", new[] { new { saleLine = 1, quantity = 2, restock = false } }, new[] { new { payment = 1, amount = "13.90" } });
        var tooMuch = await ReturnAsync("more", "T9", "T7/parts", new[] { new { saleLine = 1, quantity = 2, restock = true } });

        Assert.Equal(-13.90m, JsonAssert.Accepted(returned, "saleReturn").Decimal("total", "amount"));
        Assert.Equal("PARTLY_RETURNED", returned.Text("sale", "status"));
        var left = returned.GetProperty("sale").GetProperty("returnable");
        Assert.Equal(
            ("1", "1", 6.95m),
            (left.GetProperty("lines")[0].Text("line"), left.GetProperty("lines")[0].Text("quantity"), left.GetProperty("lines")[0].Decimal("gross", "amount")));
        Assert.Equal(6.95m, left.GetProperty("payments")[0].Decimal("amount", "amount"));
        Assert.Equal("T8/part", left.GetProperty("returnedBy")[0].GetString());
        var line = returned.GetProperty("saleReturn").GetProperty("lines")[0];
        Assert.Equal(("T7/parts", "1", "True"), (line.Text("originalId"), line.Text("originalLine"), line.Text("notRestocked")));
        Assert.StartsWith("RETURN_EXCEEDED", Assert.Single(JsonAssert.Refused(tooMuch, "saleReturn")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exchange_is_one_receipt_and_the_same_in_the_list()
    {
        JsonAssert.Accepted(
            await SellAsync("old", "T7", new { method = "CARD", amount = "6.95" }, ("HONEY-HEATHER", 1)), "sale");

        var payload = await server.Client.MutateAsync("completeSale", new
        {
            id = "swap",
            terminal = "T8",
            warehouse = "MAIN",
            lines = new[] { new { sku = "HONEY-HEATHER", quantity = 2 } },
            returns = new[] { new { sale = "T7/old" } },
            payments = new[] { new { method = "CASH", amount = "6.95" } },
            expectedTotal = "6.95",
        }, Swap);

        var sale = JsonAssert.Accepted(payload, "sale");
        Assert.Equal(
            [("2", ""), ("-1", "T7/old")],
            sale.GetProperty("lines").EnumerateArray().Select(line => (line.Text("quantity"), line.Text("originalId"))));
        Assert.Equal(
            [("CARD", "True", -6.95m), ("CARD", "True", 6.95m), ("CASH", "False", 6.95m)],
            sale.GetProperty("payments").EnumerateArray().Select(one => (one.Text("method"), one.Text("carried"), one.Decimal("amount", "amount"))));
        var data = await server.Client.DataAsync(
            $$"""query($position: Position) { sales(first: 5, terminal: "T8", minPosition: $position) { nodes { {{Swap[7..^2]}} } } }""",
            new { position = payload.Text("position") });
        Assert.Contains(
            sale.ToString(), data.GetProperty("sales").GetProperty("nodes").EnumerateArray().Select(node => node.ToString()));
    }

    private const string Swap = """
        sale { id status total { amount } lines { line quantity originalId originalLine notRestocked gross { amount } }
               payments { method carried amount { amount } originalId originalPayment } }
        """;

    [Fact]
    public async Task Pages_of_sales_neither_skip_nor_repeat()
    {
        var position = "";
        for (var i = 0; i < 5; i++)
            position = (await SellAsync($"page-{i}", "T9", new { method = "CASH", amount = "5.00" }, ("WATER-SPARKLING", 1))).Text("position");

        var seen = new List<string>();
        string? after = null;
        do
        {
            var data = await server.Client.DataAsync(
                """
                query($after: String, $position: Position) {
                  sales(first: 2, after: $after, terminal: "T9", minPosition: $position) {
                    edges { node { id kind lines { sku } } } pageInfo { hasNextPage endCursor } } }
                """,
                new { after, position });
            var page = data.GetProperty("sales");
            seen.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => edge.Text("node", "id")));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(["T9/page-4", "T9/page-3", "T9/page-2", "T9/page-1", "T9/page-0"], seen.Where(IsPaged));
        Assert.Equal(seen.Distinct(), seen);

        static bool IsPaged(string id) => id.Contains("page", StringComparison.Ordinal);
    }

    private Task<JsonElement> SellAsync(
        string id, string terminal, object payment, params (string Sku, decimal Quantity)[] lines) =>
        server.Client.MutateAsync("completeSale", new
        {
            id,
            terminal,
            warehouse = "MAIN",
            lines = lines.Select(line => new { sku = line.Sku, quantity = line.Quantity }),
            payments = new[] { payment },
        }, Sale);

    private Task<JsonElement> ReturnAsync(string id, string terminal, string sale, object? lines = null, object? refunds = null) =>
        server.Client.MutateAsync(
            "returnSale", new { id, terminal, sale, lines, refunds },
            """
            saleReturn { id kind total { amount } lines { originalId originalLine notRestocked } }
            sale { id status returnable { lines { line quantity gross { amount } } payments { payment amount { amount } } returnedBy } }
            """);

    private async Task<decimal> OnHandAsync(string sku) =>
        (await server.Client.DataAsync($$"""{ stockItem(sku: "{{sku}}", warehouse: "MAIN") { onHand } }"""))
        .Decimal("stockItem", "onHand");
}
