using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class ProductSearchTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private ProjectionWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        var shop = _world.Shop;
        shop.Product(1, "White hanging LANTERN");
        shop.Product(2, "Lantern, white (XL)");
        shop.Product(3, "Cotton 100% bag", "04006381333931");
        shop.ProductEvents(3, new ProductDeactivated());
        shop.ProductEvents(4, Voucher(Shop.Id(4), "GIFT-XS"));
        new Shop(_world.Journal, company: 2).Product(5, "White lantern of another company");
        await _world.ProjectAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("lantern white", "SKU-1,SKU-2")]
    [InlineData("ku-2", "SKU-2")]
    [InlineData("333931", "SKU-3")]
    [InlineData("100%", "SKU-3")]
    [InlineData("xs", "GIFT-XS")]
    [InlineData("x", "GIFT-XS,SKU-2")]
    [InlineData("xl", "SKU-2")]
    [InlineData("sk", "SKU-1,SKU-2,SKU-3")]
    [InlineData("ku", "-")]
    [InlineData("1%", "-")]
    [InlineData("\\", "-")]
    [InlineData("'", "-")]
    [InlineData("", "GIFT-XS,SKU-1,SKU-2,SKU-3")]
    public async Task Words_and_parts_of_sku_and_barcode_are_found_and_short_ones_where_a_word_begins(string words, string expected) =>
        Assert.Equal(expected, await FoundAsync(words: words));

    [Theory]
    [InlineData("KU-", "SKU-1,SKU-2,SKU-3")]
    [InlineData("sk", "SKU-1,SKU-2,SKU-3")]
    [InlineData("xs", "-")]
    [InlineData("ift", "GIFT-XS")]
    [InlineData("gift-xs", "GIFT-XS")]
    [InlineData("lantern", "-")]
    [InlineData("_", "-")]
    public async Task A_part_of_the_sku_is_found_in_the_sku_only(string part, string expected) =>
        Assert.Equal(expected, await FoundAsync(skuPart: part));

    [Theory]
    [InlineData("VOUCHER", null, "GIFT-XS")]
    [InlineData("VOUCHER,GOODS", null, "GIFT-XS,SKU-1,SKU-2,SKU-3")]
    [InlineData("DEPOSIT", null, "-")]
    [InlineData(null, false, "SKU-3")]
    [InlineData("GOODS", true, "SKU-1,SKU-2")]
    [InlineData("VOUCHER", false, "-")]
    public async Task Lists_are_of_some_kinds_in_sale_or_not(string? kinds, bool? active, string expected) =>
        Assert.Equal(expected, await FoundAsync(kinds: kinds, active: active));

    [Fact]
    public async Task Conditions_hold_together_and_a_page_goes_on_after_a_sku()
    {
        Assert.Equal("SKU-2", await FoundAsync(words: "white", kinds: "GOODS", active: true, after: "SKU-1"));
        Assert.Equal("GIFT-XS,SKU-1", await FoundAsync(limit: 2));
    }

    private Task<string> FoundAsync(
        string words = "", string? skuPart = null, string? kinds = null, bool? active = null, string after = "", int limit = 10) =>
        _world.RowsAsCompanyAsync(
            1,
            $"""
            select string_agg(sku, ',') from erp.find_products(
                array_remove(string_to_array({Text(words)}, ' '), ''), {Text(skuPart?.ToLowerInvariant())},
                string_to_array({Text(kinds)}, ','), {(active is null ? "null" : active)}, {Text(after)}, {limit})
            """);

    private static string Text(string? text) => text is null ? "null" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static ProductCreated Voucher(Guid id, string sku) => new(
        id, sku, [], "Voucher", ProductKind.Voucher, "EACH", "GBP", 25m, null, "NONE", false);
}
