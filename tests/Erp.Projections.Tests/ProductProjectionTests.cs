using Erp.Grains.Catalog;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class ProductProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Products =
        """
        select sku, name, barcodes, kind, unit, unit_decimals, price, currency, cost, tax_code, tracked, active, created_at, updated_at
        from erp.products order by sku
        """;

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync() => _world = await ProjectionWorld.CreateAsync(fixture.Database);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_product_is_a_row()
    {
        Shop.Product(1, "Mug", "04006381333931", "00000096385074");
        await _world.ProjectAsync();
        Assert.Equal(
            "SKU-1|Mug|04006381333931,00000096385074|GOODS|EACH|0|2.5|GBP|1.1|STANDARD|True|True|2026-03-14 09:30:00|2026-03-14 09:30:00",
            await _world.RowsAsync(Products));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_change_leaves_what_it_does_not_name(int windowEntries)
    {
        Shop.Product(1, "Mug", "04006381333931");
        _world.Journal.Now += TimeSpan.FromMinutes(1);
        Shop.ProductEvents(1, new ProductChanged(null, [], "Cup", 3.99m, null, null));
        Shop.ProductEvents(1, new ProductDeactivated());
        await _world.ProjectAsync(windowEntries);
        Assert.Equal(
            "SKU-1|Cup||GOODS|EACH|0|3.99|GBP|1.1|STANDARD|True|False|2026-03-14 09:30:00|2026-03-14 09:31:00",
            await _world.RowsAsync(Products));

        Shop.ProductEvents(1, new ProductActivated());
        await _world.ProjectAsync(windowEntries);
        Assert.Contains("|True|True|", await _world.RowsAsync(Products), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_products_may_swap_their_skus()
    {
        Shop.Product(1);
        Shop.Product(2);
        await _world.ProjectAsync();
        Shop.ProductEvents(1, new ProductChanged("SKU-2", null, null, null, null, null));
        Shop.ProductEvents(2, new ProductChanged("SKU-1", null, null, null, null, null));
        await _world.ProjectAsync();
        Assert.Equal($"{Shop.Id(1)}|SKU-2\n{Shop.Id(2)}|SKU-1", await _world.RowsAsync("select id, sku from erp.products order by id"));
    }

    [Theory]
    [InlineData("lantern white", "SKU-1,SKU-2")]
    [InlineData("ku-2", "SKU-2")]
    [InlineData("333931", "SKU-3")]
    [InlineData("100%", "SKU-3")]
    [InlineData("_", "-")]
    [InlineData("", "SKU-1,SKU-2,SKU-3")]
    public async Task Search_finds_words_and_parts_of_sku_and_barcode(string words, string expected)
    {
        Shop.Product(1, "White hanging LANTERN");
        Shop.Product(2, "Lantern, white");
        Shop.Product(3, "Cotton 100% bag", "04006381333931");
        new Shop(_world.Journal, company: 2).Product(4, "White lantern of another company");
        await _world.ProjectAsync();
        Assert.Equal(expected, await _world.RowsAsCompanyAsync(1, $"select string_agg(sku, ',') from erp.search_products('{words}', null, 10)"));
    }

    [Fact]
    public async Task Search_goes_on_after_a_sku()
    {
        for (var product = 1; product <= 5; product++) Shop.Product(product);
        await _world.ProjectAsync();
        Assert.Equal("SKU-3,SKU-4", await _world.RowsAsCompanyAsync(1, "select string_agg(sku, ',') from erp.search_products('mug', 'SKU-2', 2)"));
    }
}
