using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class ProductApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Product =
        "product { id sku name barcodes kind unit unitDecimals price { amount currency } cost { amount } taxCode tracked active }";

    [Fact]
    public async Task A_product_is_created_and_found_by_sku_in_any_case_and_by_barcode()
    {
        var created = JsonAssert.Accepted(
            await CreateAsync(new { sku = "Soap-1", name = "Olive soap", price = Gbp("3.50"), taxCode = "STANDARD", barcodes = new[] { "4006381333931" } }),
            "product");

        var data = await server.Client.DataAsync(
            $$"""{ bySku: product(sku: "sOAP-1") { id } byBarcode: product(barcode: "4006381333931") { id sku kind unit tracked active price { amount currency } } }""");

        Assert.Equal(created.Text("id"), data.Text("bySku", "id"));
        Assert.Equal(
            ("Soap-1", "GOODS", "EACH"),
            (data.Text("byBarcode", "sku"), data.Text("byBarcode", "kind"), data.Text("byBarcode", "unit")));
        Assert.Equal(
            (3.50m, "GBP"),
            (data.Decimal("byBarcode", "price", "amount"), data.Text("byBarcode", "price", "currency")));
        Assert.True(data.GetProperty("byBarcode").GetProperty("tracked").GetBoolean());
    }

    [Fact]
    public async Task The_same_id_gives_the_same_product_again()
    {
        var input = new { id = "p-1", sku = "SOAP-2", name = "Soap", price = Gbp("3.50"), taxCode = "STANDARD" };

        var first = JsonAssert.Accepted(await CreateAsync(input), "product");
        var again = JsonAssert.Accepted(await CreateAsync(input), "product");

        Assert.Equal(first.ToString(), again.ToString());
    }

    [Fact]
    public async Task A_sku_or_barcode_that_another_product_has_is_refused()
    {
        var gtin = new[] { "96385074" };
        JsonAssert.Accepted(
            await CreateAsync(new { sku = "SOAP-3", name = "Soap", price = Gbp("1"), taxCode = "ZERO", barcodes = gtin }), "product");

        var sameSku = await CreateAsync(new { sku = "soap-3", name = "Other", price = Gbp("1"), taxCode = "ZERO" });
        var sameBarcode = await CreateAsync(
            new { sku = "SOAP-4", name = "Other", price = Gbp("1"), taxCode = "ZERO", barcodes = gtin });

        Assert.StartsWith("SKU_TAKEN", Assert.Single(JsonAssert.Refused(sameSku, "product")), StringComparison.Ordinal);
        Assert.StartsWith(
            "BARCODE_TAKEN", Assert.Single(JsonAssert.Refused(sameBarcode, "product")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_an_input_come_at_once()
    {
        var payload = await CreateAsync(
            new { sku = "SOAP-5", name = "Soap", price = Gbp("-1"), taxCode = "NONE", unit = "FURLONG", barcodes = new[] { "123" } });

        Assert.Equal(
            ["BARCODE_INVALID", "PRICE_INVALID", "TAX_CODE_UNKNOWN", "UNIT_UNKNOWN"],
            JsonAssert.Refused(payload, "product").Select(error => error.Split(' ')[0]).Order());
    }

    [Fact]
    public async Task A_product_changes_and_keeps_its_identity()
    {
        var created = JsonAssert.Accepted(
            await CreateAsync(new { sku = "SOAP-6", name = "Soap", price = Gbp("1"), taxCode = "ZERO" }), "product");

        var changed = JsonAssert.Accepted(
            await server.Client.MutateAsync("changeProduct", new { sku = "soap-6", newSku = "SOAP-6B", price = Gbp("2.00") }, Product), "product");

        Assert.Equal(
            (created.Text("id"), "SOAP-6B", 2m),
            (changed.Text("id"), changed.Text("sku"), changed.Decimal("price", "amount")));
        var data = await server.Client.DataAsync(
            """{ old: product(sku: "SOAP-6") { id } new: product(sku: "SOAP-6B") { id } }""");
        Assert.Equal(("", created.Text("id")), (data.Text("old"), data.Text("new", "id")));
    }

    [Fact]
    public async Task A_product_that_was_taken_out_of_sale_is_not_sold()
    {
        await CreateAsync(new { sku = "SOAP-7", name = "Soap", price = Gbp("1"), taxCode = "ZERO", tracked = false });
        var off = await server.Client.MutateAsync("deactivateProduct", new { sku = "SOAP-7" }, Product);

        var sale = await server.Client.MutateAsync(
            "completeSale", Inputs.Sale("inactive", "T0", "SOAP-7"), "sale { id }");
        var on = await server.Client.MutateAsync("activateProduct", new { sku = "SOAP-7" }, Product);

        Assert.False(JsonAssert.Accepted(off, "product").GetProperty("active").GetBoolean());
        Assert.Equal(["PRODUCT_INACTIVE lines.0.sku"], JsonAssert.Refused(sale, "sale"));
        Assert.True(JsonAssert.Accepted(on, "product").GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task A_list_shows_what_its_client_has_just_written()
    {
        var payload = await CreateAsync(
            new { sku = "ZZZ-LIST", name = "Xylophone mallet", price = Gbp("1"), taxCode = "ZERO" });

        var data = await server.Client.DataAsync(
            """query($position: Position) { products(search: "xyloph mallet", minPosition: $position) { nodes { sku price { amount } } } }""",
            new { position = payload.Text("position") });

        Assert.Equal(
            "ZZZ-LIST", Assert.Single(data.GetProperty("products").GetProperty("nodes").EnumerateArray()).Text("sku"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        var first = await PageAsync(null);
        var second = await PageAsync(first.Text("pageInfo", "endCursor"));

        var skus = first.GetProperty("nodes").EnumerateArray().Concat(second.GetProperty("nodes").EnumerateArray())
            .Select(node => node.Text("sku")).ToArray();
        Assert.Equal(["BAG-COTTON", "BISCUIT-CHOC", "CANDLE-BEESWAX", "CHOC-DARK-70"], skus);
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        async Task<System.Text.Json.JsonElement> PageAsync(string? after)
        {
            var status = await server.Client.DataAsync("{ projectionStatus { position } }");
            var position = status.Text("projectionStatus", "position");
            var data = await server.Client.DataAsync(
                """
                query($after: String, $position: Position) {
                  products(first: 2, after: $after, minPosition: $position) { nodes { sku } pageInfo { hasNextPage endCursor } } }
                """,
                new { after, position });
            return data.GetProperty("products");
        }
    }

    [Fact]
    public async Task A_position_that_is_not_reached_in_time_is_said_and_may_be_asked_for_again()
    {
        var response = await server.Client.SendAsync("""{ products(minPosition: "1.999999999") { nodes { sku } } }""");

        var extensions = response.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("POSITION_NOT_REACHED", "True"), (extensions.Text("code"), extensions.Text("retryable")));
    }

    [Theory]
    [InlineData("""{ products(after: "nonsense") { nodes { sku } } }""")]
    [InlineData("""{ sales(after: "e30") { nodes { id } } }""")]
    [InlineData("""{ sales(after: "bnVsbA") { nodes { id } } }""")]
    [InlineData("""{ products(search: "\u0000") { nodes { sku } } }""")]
    [InlineData("""{ sales(customer: "\u0000") { nodes { id } } }""")]
    [InlineData("""{ product { sku } }""")]
    public async Task A_query_that_makes_no_sense_is_refused_as_such(string query) =>
        Assert.Equal("INVALID_INPUT", await server.Client.ErrorCodeAsync(query));

    private Task<System.Text.Json.JsonElement> CreateAsync(object input) =>
        server.Client.MutateAsync("createProduct", input, Product);

    private static object Gbp(string amount) => new { amount, currency = "GBP" };
}
