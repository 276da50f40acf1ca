using Erp.Grains.Catalog;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class ProductProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Products =
        """
        select sku, name, barcodes, kind, unit, unit_decimals, first_price, currency, cost, tax_code, tracked, active, created_at, updated_at
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

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_barcode_is_a_row_of_its_view_with_what_it_stands_for(int windowEntries)
    {
        Shop.Product(1, "Mug", "04006381333931");
        Shop.Product(2, "Jug", "00000096385074");
        Shop.ProductEvents(1, Unchanged with { Packs = [new("05012345678900", 12), new("05012345678917", 0.5m)] });
        await _world.ProjectAsync(windowEntries);

        Assert.Equal(
            "SKU-1|04006381333931|1\nSKU-1|05012345678900|12\nSKU-1|05012345678917|0.5\nSKU-2|00000096385074|1",
            await ReportAsync("select sku, barcode, quantity from reporting.product_barcodes order by sku, barcode"));

        Shop.ProductEvents(1, Unchanged with { Barcodes = [] });
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("05012345678900,05012345678917", await ReportAsync("select barcodes from reporting.products where sku = 'SKU-1'"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Prices_follow_each_other_and_the_one_of_now_is_the_product_s(int windowEntries)
    {
        var (past, future, cancelled) = (Day(-1), Day(1), Day(2));
        Shop.Product(1);
        Shop.Product(2);
        Shop.ProductEvents(1, new PriceScheduled(future, 5m), new PriceScheduled(cancelled, 6m), new PriceScheduled(past, 3m));
        Shop.ProductEvents(1, new ScheduledPriceCancelled(cancelled));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal(
            $"SKU-1|-|{past:yyyy-MM-dd}|2.5|GBP\nSKU-1|{past:yyyy-MM-dd}|{future:yyyy-MM-dd}|3|GBP\nSKU-1|{future:yyyy-MM-dd}|-|5|GBP\nSKU-2|-|-|2.5|GBP",
            await ReportAsync(
                """
                select sku, (valid_from at time zone 'UTC')::date::text, (valid_until at time zone 'UTC')::date::text, price, currency
                from reporting.product_prices order by sku, valid_from nulls first
                """));
        Assert.Equal("SKU-1|3\nSKU-2|2.5", await ReportAsync("select sku, price from reporting.products order by sku"));
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
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Codes_that_a_product_has_no_longer_are_kept_with_where_it_lost_them(int windowEntries)
    {
        const string Removed = "select array_to_string(removed_codes, ','), removed_at::text from erp.products";
        Shop.Product(1, "Mug", "04006381333931", "00000096385074");
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("-|-", await _world.RowsAsync(Removed));

        var renamed = Shop.ProductEvents(1, Unchanged with { Sku = "New Mug", Barcodes = ["04006381333931"] });
        Shop.ProductEvents(1, Unchanged with { Sku = "NEW MUG", Packs = [new("05012345678900", 12)] });
        var unpacked = Shop.ProductEvents(1, Unchanged with { Packs = [] });
        await _world.ProjectAsync(windowEntries);
        Assert.Equal(
            $"sku:SKU-1,gtin:00000096385074,gtin:05012345678900|{{{renamed.Value},{renamed.Value},{unpacked.Value}}}",
            await _world.RowsAsync(Removed));

        Shop.ProductEvents(1, Unchanged with { Barcodes = ["04006381333931", "00000096385074"] });
        await _world.ProjectAsync(windowEntries);
        Assert.Equal($"sku:SKU-1,gtin:05012345678900|{{{renamed.Value},{unpacked.Value}}}", await _world.RowsAsync(Removed));
    }

    /// <summary>What the owner sees of the company in the views.</summary>
    private async Task<string> ReportAsync(string sql)
    {
        await _world.Database.ExecuteAsync(
            "insert into erp.reporting_logins (login, company_id) values (session_user, 1) on conflict do nothing");
        return await _world.RowsAsync(sql);
    }

    private static readonly ProductChanged Unchanged = new(null, null, null, null, null, null);

    /// <summary>The views go by the database's clock.</summary>
    private static DateTimeOffset Day(int fromToday) => new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(fromToday);
}
