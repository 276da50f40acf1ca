using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class StocktakeApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Stocktake =
        "stocktake { id warehouse status frozenAt note products counted posted differing surplus shortage reason }";

    private const string Counts = "lines { sku counted expected difference unitCost value posted } " + Stocktake;

    [Fact]
    public async Task A_stocktake_is_begun_counted_posted_and_listed()
    {
        var begun = await server.Client.MutateAsync("beginStocktake", new { id = "year-end", warehouse = "main", note = "by night" }, Stocktake);
        Assert.Equal(("MAIN/year-end", "COUNTING"), Head(begun));

        var counts = await server.Client.MutateAsync(
            "recordCounts",
            new { id = "c-1", stocktake = "MAIN/year-end", lines = new[] { Line("TEAPOT-1L", 298), Line("OIL-OLIVE", 1001), Line("MUG-BLUE", 0) } }, Counts);
        var first = counts.GetProperty("lines")[0];
        Assert.Equal((298m, 300m, -2m), (first.Decimal("counted"), first.Decimal("expected"), first.Decimal("difference")));
        Assert.Equal(3m, counts.Decimal("stocktake", "counted"));

        var posted = await server.Client.MutateAsync("postStocktake", new { stocktake = "MAIN/year-end" }, Stocktake);
        Assert.Equal(("MAIN/year-end", "POSTED"), Head(posted));
        Assert.Equal((3m, 3m), (posted.Decimal("stocktake", "posted"), posted.Decimal("stocktake", "differing")));

        var data = await server.Client.DataAsync(
            """
            query($position: Position) {
              stocktake(id: "main/year-end") { status }
              teapots: stockItem(sku: "TEAPOT-1L", warehouse: "MAIN") { onHand }
              stocktakeLines(stocktake: "MAIN/year-end", differing: true, first: 2, minPosition: $position) {
                nodes { sku difference posted } pageInfo { hasNextPage }
              }
              stockMovements(sku: "TEAPOT-1L", first: 1, minPosition: $position) { nodes { kind quantity reference } }
              stocktakes(warehouse: "main", status: POSTED, minPosition: $position) {
                nodes { id warehouse status frozenAt note products counted posted differing surplus shortage reason }
              }
            }
            """,
            new { position = posted.Text("position") });
        Assert.Equal("POSTED", data.Text("stocktake", "status"));
        Assert.Equal(298m, data.Decimal("teapots", "onHand"));
        var lines = data.GetProperty("stocktakeLines");
        Assert.Equal(["MUG-BLUE", "OIL-OLIVE"], lines.GetProperty("nodes").EnumerateArray().Select(line => line.Text("sku")));
        Assert.Equal("True", lines.Text("pageInfo", "hasNextPage"));
        var movement = data.GetProperty("stockMovements").GetProperty("nodes")[0];
        Assert.Equal(("COUNT", -2m, "MAIN/year-end"), (movement.Text("kind"), movement.Decimal("quantity"), movement.Text("reference")));
        Assert.Equal(
            posted.GetProperty("stocktake").ToString(), Assert.Single(data.GetProperty("stocktakes").GetProperty("nodes").EnumerateArray()).ToString());
    }

    [Fact]
    public async Task Stocktakes_are_listed_the_latest_first_page_by_page()
    {
        await server.Client.MutateAsync("defineWarehouse", new { code = "LISTED", name = "Listed" }, "company { name }");
        await server.Client.MutateAsync("beginStocktake", new { id = "earlier", warehouse = "LISTED", skus = new[] { "TEAPOT-1L", "MUG-BLUE" } }, Stocktake);
        var begun = await server.Client.MutateAsync("beginStocktake", new { id = "later", warehouse = "LISTED" }, Stocktake);
        const string Page =
            """
            query($after: String, $position: Position) {
              stocktakes(warehouse: "LISTED", first: 1, after: $after, minPosition: $position) { nodes { id products counted surplus } pageInfo { endCursor } }
            }
            """;

        var first = await server.Client.DataAsync(Page, new { position = begun.Text("position") });
        var second = await server.Client.DataAsync(Page, new { after = first.Text("stocktakes", "pageInfo", "endCursor") });

        Assert.Equal("""[{"id":"LISTED/later","products":null,"counted":0,"surplus":"0"}]""", first.GetProperty("stocktakes").GetProperty("nodes").ToString());
        Assert.Equal("""[{"id":"LISTED/earlier","products":2,"counted":0,"surplus":"0"}]""", second.GetProperty("stocktakes").GetProperty("nodes").ToString());
    }

    [Fact]
    public async Task The_pages_of_a_stocktake_s_lines_follow_each_other()
    {
        await server.Client.MutateAsync("beginStocktake", new { id = "pages", warehouse = "MAIN" }, Stocktake);
        var counts = await server.Client.MutateAsync(
            "recordCounts", new { id = "c-1", stocktake = "MAIN/pages", lines = new[] { Line("RICE-BASMATI", 1), Line("JAM-STRAWBERRY", 1) } }, Counts);
        const string Page =
            """
            query($after: String, $position: Position) {
              stocktakeLines(stocktake: "MAIN/pages", first: 1, after: $after, minPosition: $position) { nodes { sku } pageInfo { endCursor } }
            }
            """;

        var first = await server.Client.DataAsync(Page, new { position = counts.Text("position") });
        var second = await server.Client.DataAsync(Page, new { after = first.Text("stocktakeLines", "pageInfo", "endCursor") });

        Assert.Equal("JAM-STRAWBERRY", first.GetProperty("stocktakeLines").GetProperty("nodes")[0].Text("sku"));
        Assert.Equal("RICE-BASMATI", second.GetProperty("stocktakeLines").GetProperty("nodes")[0].Text("sku"));
    }

    [Fact]
    public async Task A_cancelled_stocktake_says_why_and_takes_no_counts()
    {
        await server.Client.MutateAsync("beginStocktake", new { id = "off", warehouse = "MAIN", skus = new[] { "TEAPOT-1L" } }, Stocktake);
        var cancelled = await server.Client.MutateAsync("cancelStocktake", new { stocktake = "MAIN/off", reason = "wrong day" }, Stocktake);
        var counts = await server.Client.MutateAsync(
            "recordCounts", new { id = "c-1", stocktake = "MAIN/off", lines = new[] { Line("TEAPOT-1L", 1) } }, Counts);

        Assert.Equal(("MAIN/off", "CANCELLED"), Head(cancelled));
        Assert.Equal(("wrong day", 1m), (cancelled.Text("stocktake", "reason"), cancelled.Decimal("stocktake", "products")));
        Assert.Equal(["STOCKTAKE_OVER stocktake"], JsonAssert.Refused(counts, "lines"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_the_field()
    {
        var nameless = await server.Client.MutateAsync("beginStocktake", new { id = "", warehouse = "no/where" }, Stocktake);
        var nowhere = await server.Client.MutateAsync("beginStocktake", new { id = "x", warehouse = "NOWHERE" }, Stocktake);
        var unknown = await server.Client.MutateAsync("postStocktake", new { stocktake = "year-end" }, Stocktake);
        await server.Client.MutateAsync("beginStocktake", new { id = "wrong", warehouse = "MAIN" }, Stocktake);
        var counts = await server.Client.MutateAsync(
            "recordCounts", new { id = "c-1", stocktake = "MAIN/wrong", lines = new[] { Line("NO-SUCH", 1), Line("TEAPOT-1L", -1) } }, Counts);

        Assert.Equal(["INVALID_INPUT id", "WAREHOUSE_UNKNOWN warehouse"], JsonAssert.Refused(nameless, "stocktake"));
        Assert.Equal(["WAREHOUSE_UNKNOWN warehouse"], JsonAssert.Refused(nowhere, "stocktake"));
        Assert.Equal(["STOCKTAKE_UNKNOWN stocktake"], JsonAssert.Refused(unknown, "stocktake"));
        Assert.Equal(["PRODUCT_UNKNOWN lines.0.sku", "QUANTITY_INVALID lines.1.quantity"], JsonAssert.Refused(counts, "lines"));
    }

    [Fact]
    public async Task Counting_needs_its_own_permission()
    {
        var payload = await server.Client.MutateAsync(
            "createToken", new { name = "clerk", permissions = new[] { "inventory:read", "inventory:adjust" } }, "token { id } secret");
        using var clerk = new GraphQLClient(server.Url, payload.Text("secret"));

        Assert.Equal("FORBIDDEN", await clerk.ErrorCodeAsync(
            """mutation { beginStocktake(input: { id: "x", warehouse: "MAIN" }) { stocktake { id } } }"""));
        Assert.Equal("", (await clerk.DataAsync("""{ stocktake(id: "MAIN/none") { id } }""")).Text("stocktake"));
    }

    private static (string, string) Head(JsonElement payload)
    {
        var stocktake = JsonAssert.Accepted(payload, "stocktake");
        return (stocktake.Text("id"), stocktake.Text("status"));
    }

    private static object Line(string sku, decimal quantity) => new { sku, quantity };
}
