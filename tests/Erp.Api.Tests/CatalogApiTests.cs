using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Packs, kinds, prices in time, and the lists of products.</summary>
public sealed class CatalogApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Product =
        "product { sku kind tracked barcodes packs { barcode quantity } price { amount } scheduledPrices { from price { amount } } priceHistory { from price { amount } } }";

    [Fact]
    public async Task A_pack_s_barcode_finds_its_product()
    {
        var created = JsonAssert.Accepted(
            await CreateAsync(new
            {
                sku = "BEER",
                name = "Beer",
                price = Gbp("1.20"),
                taxCode = "STANDARD",
                barcodes = new[] { "4006381333931" },
                packs = new[] { new { barcode = "5012345678900", quantity = "6" } },
            }),
            "product");
        var found = await server.Client.DataAsync("""{ product(barcode: "5012345678900") { sku } }""");
        var changed = JsonAssert.Accepted(
            await server.Client.MutateAsync("changeProduct", new { sku = "BEER", packs = Array.Empty<object>() }, Product), "product");

        Assert.Equal(
            ("""["04006381333931"]""", """[{"barcode":"05012345678900","quantity":"6"}]"""), (created.Text("barcodes"), created.Text("packs")));
        Assert.Equal("BEER", found.Text("product", "sku"));
        Assert.Equal(("""["04006381333931"]""", "[]"), (changed.Text("barcodes"), changed.Text("packs")));
    }

    [Theory]
    [InlineData("0", "QUANTITY_INVALID packs.0.quantity")]
    [InlineData("0.5", "QUANTITY_INVALID packs.0.quantity")]
    public async Task A_pack_holds_what_its_unit_can_count(string quantity, string error)
    {
        var payload = await CreateAsync(new
        {
            sku = $"PACK-{quantity}",
            name = "Pack",
            price = Gbp("1"),
            taxCode = "ZERO",
            packs = new[] { new { barcode = "5012345678917", quantity } },
        });

        Assert.Equal([error], JsonAssert.Refused(payload, "product"));
    }

    [Fact]
    public async Task A_voucher_is_outside_the_scope_of_tax_and_has_no_stock()
    {
        var taxed = await CreateAsync(new { sku = "GIFT-25", name = "Voucher", kind = "VOUCHER", price = Gbp("25"), taxCode = "ZERO" });

        Assert.Equal(["VOUCHER_TAXED taxCode"], JsonAssert.Refused(taxed, "product"));
    }

    [Fact]
    public async Task A_deposit_has_no_stock_unless_it_is_asked_for()
    {
        var deposit = JsonAssert.Accepted(
            await CreateAsync(new { sku = "CRATE", name = "Crate", kind = "DEPOSIT", price = Gbp("3"), taxCode = "STANDARD" }), "product");

        Assert.Equal(("DEPOSIT", "False"), (deposit.Text("kind"), deposit.Text("tracked")));
    }

    [Fact]
    public async Task A_price_is_scheduled_listed_and_taken_back()
    {
        await CreateAsync(new { sku = "PLUM", name = "Plum", price = Gbp("2"), taxCode = "ZERO" });
        var from = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var scheduled = await server.Client.MutateAsync("schedulePrice", new { sku = "PLUM", from, price = Gbp("2.50") }, Product);
        var product = JsonAssert.Accepted(scheduled, "product");
        var listed = await server.Client.DataAsync(
            """query($position: Position) { products(sku: "plum", minPosition: $position) { nodes { price { amount } scheduledPrices { from } } } }""",
            new { position = scheduled.Text("position") });
        var cancelled = JsonAssert.Accepted(
            await server.Client.MutateAsync("cancelScheduledPrice", new { sku = "PLUM", from }, Product), "product");

        Assert.Equal(2.00m, product.Decimal("price", "amount"));
        Assert.Equal(2.50m, Assert.Single(product.GetProperty("scheduledPrices").EnumerateArray()).Decimal("price", "amount"));
        var row = Assert.Single(listed.GetProperty("products").GetProperty("nodes").EnumerateArray());
        Assert.Equal(2.00m, row.Decimal("price", "amount"));
        Assert.Equal(from, row.GetProperty("scheduledPrices")[0].GetProperty("from").GetDateTimeOffset());
        Assert.Equal("[]", cancelled.Text("scheduledPrices"));
    }

    [Fact]
    public async Task A_changed_price_is_history_and_the_next_sale_takes_the_new_one()
    {
        await CreateAsync(new { sku = "PEAR", name = "Pear", price = Gbp("2"), taxCode = "ZERO", tracked = false });

        var changed = JsonAssert.Accepted(
            await server.Client.MutateAsync("changeProduct", new { sku = "PEAR", price = Gbp("3") }, Product), "product");
        var sale = JsonAssert.Accepted(
            await server.Client.MutateAsync("completeSale", Inputs.Sale("pear", "T3", "PEAR"), "sale { total { amount } }"), "sale");

        Assert.Equal(3m, changed.Decimal("price", "amount"));
        Assert.Equal([2m, 3m], changed.GetProperty("priceHistory").EnumerateArray().Select(one => one.Decimal("price", "amount")));
        Assert.Equal(3m, sale.Decimal("total", "amount"));
    }

    [Fact]
    public async Task The_past_cannot_be_scheduled()
    {
        await CreateAsync(new { sku = "FIG", name = "Fig", price = Gbp("2"), taxCode = "ZERO" });

        var payload = await server.Client.MutateAsync(
            "schedulePrice", new { sku = "FIG", from = "2020-01-01T00:00:00Z", price = Gbp("1") }, Product);
        var unknown = await server.Client.MutateAsync("cancelScheduledPrice", new { sku = "NO-FIG", from = "2020-01-01T00:00:00Z" }, Product);

        Assert.Equal(["PRICE_NOT_IN_FUTURE from"], JsonAssert.Refused(payload, "product"));
        Assert.Equal(["PRODUCT_UNKNOWN sku"], JsonAssert.Refused(unknown, "product"));
    }

    [Theory]
    [InlineData("""search: "tea bags" """, "TEA-EARL-GREY,TEA-PEPPERMINT")]
    [InlineData("""search: "Tea & 250" """, "TEA-ASSAM")]
    [InlineData("""search: "oilo" """, "")]
    [InlineData("""sku: "offee-" """, "COFFEE-DECAF,COFFEE-ESPRESSO")]
    [InlineData("""sku: "tea", search: "linen" """, "TOWEL-TEA")]
    [InlineData("""barcode: "5010000000158" """, "MUG-BLUE")]
    [InlineData("""search: "5010000000158" """, "MUG-BLUE")]
    [InlineData("""search: "0000000158" """, "MUG-BLUE")]
    [InlineData("""barcode: "5010000000158", kinds: [SERVICE] """, "")]
    [InlineData("""barcode: "5010000000158", active: true, after: "Ik1VRy1CTFVFIg" """, "")]
    [InlineData("""barcode: "123" """, "")]
    [InlineData("""search: "tea", active: false """, "")]
    [InlineData("""search: "mug", kinds: [GOODS, SERVICE], active: true """, "MUG-BLUE")]
    public async Task Lists_are_narrowed_by_words_sku_barcode_kind_and_state(string arguments, string expected)
    {
        var data = await server.Client.DataAsync($$"""{ products({{arguments}}) { nodes { sku } } }""");

        Assert.Equal(
            expected, string.Join(',', data.GetProperty("products").GetProperty("nodes").EnumerateArray().Select(node => node.Text("sku"))));
    }

    [Fact]
    public async Task A_barcode_stands_alone() => Assert.Equal(
        "INVALID_INPUT", await server.Client.ErrorCodeAsync("""{ products(barcode: "5010000000158", search: "mug") { nodes { sku } } }"""));

    private Task<JsonElement> CreateAsync(object input) => server.Client.MutateAsync("createProduct", input, Product);

    private static object Gbp(string amount) => new { amount, currency = "GBP" };
}
