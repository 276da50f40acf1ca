using System.Net.Http.Json;
using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Live stock and sales over WebSocket, with clients that lose their connection.</summary>
public sealed class LiveApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Stock =
        """
        subscription($skus: [String!]!, $from: Position) {
          stockChanged(skus: $skus, warehouse: "MAIN", from: $from) { sku warehouse onHand reserved available kind recordedAt position } }
        """;

    private const string Sales =
        """
        subscription($warehouse: String, $from: Position) {
          saleCompleted(warehouse: $warehouse, from: $from) { sale { id number total { amount } lines { sku quantity product { name } } } position } }
        """;

    [Fact]
    public async Task A_client_that_lost_its_connection_is_told_each_change_that_it_missed_once()
    {
        var from = await ReceiveAsync("TEA-EARL-GREY", 1);
        using var first = await StockAsync(server.Token, from, "TEA-EARL-GREY");
        await ReceiveAsync("TEA-EARL-GREY", 2);
        var before = await first.NextAsync();
        first.Dispose();
        var missed = new[] { await ReceiveAsync("TEA-EARL-GREY", 3), await ReceiveAsync("TEA-EARL-GREY", 4) };
        using var second = await StockAsync(server.Token, before.Text("stockChanged", "position"), "TEA-EARL-GREY");
        var told = new[] { await second.NextAsync(), await second.NextAsync() };
        var next = await ReceiveAsync("TEA-EARL-GREY", 5);

        Assert.Equal(missed, told.Select(change => change.Text("stockChanged", "position")));
        Assert.Equal(next, (await second.NextAsync()).Text("stockChanged", "position"));
        Assert.Equal("RECEIPT", told[0].Text("stockChanged", "kind"));
        Assert.Equal(before.Decimal("stockChanged", "onHand") + 7, told[1].Decimal("stockChanged", "onHand"));
    }

    [Fact]
    public async Task A_sale_shows_in_the_stock_and_among_the_sales()
    {
        var from = await ReceiveAsync("BISCUIT-CHOC", 10);
        await ReceiveAsync("BISCUIT-CHOC", 1);
        using var stock = await StockAsync(server.Token, from, "biscuit-choc", "CHOC-DARK-70");
        // It is told each change from when it has come up to what there was.
        await stock.NextAsync();
        using var sales = await SalesAsync(server.Token, from, "main");
        var sold = await SellAsync("live-1", "BISCUIT-CHOC");

        var sale = (await sales.NextAsync()).GetProperty("saleCompleted");
        Assert.Equal(("T0/live-1", sold), (sale.Text("sale", "id"), sale.Text("position")));
        Assert.Equal("BISCUIT-CHOC", sale.GetProperty("sale").GetProperty("lines")[0].Text("sku"));
        var reserved = (await stock.NextAsync()).GetProperty("stockChanged");
        var taken = (await stock.NextAsync()).GetProperty("stockChanged");
        Assert.Equal(("RESERVATION", "SALE", sold), (reserved.Text("kind"), taken.Text("kind"), taken.Text("position")));
        Assert.Equal((1m, 0m), (reserved.Decimal("reserved"), taken.Decimal("reserved")));
        Assert.Equal(reserved.Decimal("available"), taken.Decimal("available"));
        Assert.Equal(reserved.Decimal("onHand") - 1, taken.Decimal("onHand"));
    }

    [Fact]
    public async Task Sales_of_before_are_told_to_whoever_asks_for_them()
    {
        var from = await ReceiveAsync("CANDLE-BEESWAX", 5);
        foreach (var id in (string[])["old-1", "old-2", "old-3"]) await SellAsync(id, "CANDLE-BEESWAX");
        using var first = await SalesAsync(server.Token, from, warehouse: null);
        var told = (await first.NextAsync()).GetProperty("saleCompleted");
        first.Dispose();
        using var second = await SalesAsync(server.Token, told.Text("position"), warehouse: null);

        Assert.Equal("T0/old-1", told.Text("sale", "id"));
        Assert.Equal("T0/old-2", (await second.NextAsync()).Text("saleCompleted", "sale", "id"));
        Assert.Equal("T0/old-3", (await second.NextAsync()).Text("saleCompleted", "sale", "id"));
    }

    [Fact]
    public async Task From_the_beginning_the_first_thing_told_is_how_things_are()
    {
        using var client = await StockAsync(server.Token, "0.0", "LEMONADE");
        var item = await server.Client.DataAsync("""{ stockItem(sku: "LEMONADE", warehouse: "MAIN") { onHand available } }""");
        var told = (await client.NextAsync()).GetProperty("stockChanged");

        Assert.Equal(
            (item.Text("stockItem", "onHand"), item.Text("stockItem", "available")), (told.Text("onHand"), told.Text("available")));
    }

    [Fact]
    public async Task Server_sent_events_tell_the_same()
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query = Stock, variables = new { skus = new[] { "WATER-SPARKLING" }, from = "0.0" } }),
        };
        request.Headers.Authorization = new("Bearer", server.Token);
        request.Headers.Accept.Add(new("text/event-stream"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var line = "";
        while (!line.StartsWith("data: {", StringComparison.Ordinal))
            line = await lines.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException();

        var told = JsonDocument.Parse(line["data: ".Length..]).RootElement;
        Assert.Equal("WATER-SPARKLING", told.Text("data", "stockChanged", "sku"));
    }

    [Theory]
    [InlineData("TEA-EARL-GREY", "9.1", "POSITION_UNKNOWN")]
    [InlineData("TEA-EARL-GREY", "1.999999999", "POSITION_UNKNOWN")]
    [InlineData("NO-SUCH-THING", null, "PRODUCT_UNKNOWN")]
    [InlineData(null, null, "INVALID_INPUT")]
    public async Task What_cannot_be_told_is_refused_with_a_code(string? sku, string? from, string code)
    {
        using var client = await StockAsync(server.Token, from, sku is null ? [] : [sku]);

        Assert.Equal(code, await ErrorCodeAsync(client));
    }

    [Fact]
    public async Task Nobody_is_told_what_they_may_not_read()
    {
        var poor = await IssueAsync("pos:sell");
        using var stock = await StockAsync(poor, null, "TEA-EARL-GREY");
        using var sales = await SalesAsync(poor, null, warehouse: null);

        Assert.Equal(("FORBIDDEN", "FORBIDDEN"), (await ErrorCodeAsync(stock), await ErrorCodeAsync(sales)));
    }

    [Fact]
    public async Task Another_company_s_product_is_no_product()
    {
        using var stock = await StockAsync(await server.TokenOfCompanyAsync(new CompanyId(78)), null, "TEA-EARL-GREY");

        Assert.Equal("COMPANY_UNKNOWN", await ErrorCodeAsync(stock));
    }

    private Task<SocketClient> StockAsync(string token, string? from, params string[] skus) =>
        SubscribeAsync(token, Stock, new { skus, from });

    private Task<SocketClient> SalesAsync(string token, string? from, string? warehouse) =>
        SubscribeAsync(token, Sales, new { warehouse, from });

    private async Task<SocketClient> SubscribeAsync(string token, string query, object variables)
    {
        var client = await SocketClient.ConnectAsync(server.Url, token);
        await client.SubscribeAsync("1", query, variables);
        return client;
    }

    private static async Task<string> ErrorCodeAsync(SocketClient client)
    {
        var message = await client.HearAsync();
        Assert.True(message.Text("type") == "error", message.ToString());
        return message.GetProperty("payload")[0].Text("extensions", "code");
    }

    private async Task<string> ReceiveAsync(string sku, int quantity)
    {
        var payload = await server.Client.MutateAsync(
            "receiveStock", new { id = Guid.NewGuid().ToString("N"), sku, warehouse = "MAIN", quantity }, "stockItem { onHand }");
        Assert.Empty(payload.GetProperty("userErrors").EnumerateArray());
        return payload.Text("position");
    }

    private async Task<string> SellAsync(string id, string sku)
    {
        var payload = await server.Client.MutateAsync("completeSale", Inputs.Sale(id, "T0", sku), "sale { id }");
        JsonAssert.Accepted(payload, "sale");
        return payload.Text("position");
    }

    private async Task<string> IssueAsync(string permission)
    {
        var payload = await server.Client.MutateAsync(
            "createToken", new { name = "poor", permissions = new[] { permission } }, "secret");
        return payload.Text("secret");
    }
}
