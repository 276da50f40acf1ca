using System.Globalization;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

/// <summary>However the journal is cut into windows, the rows come out the same, and they add up.</summary>
public sealed class WindowTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const string Stock =
        "select company_id, sku, quantity_on_hand, quantity_reserved from erp.inventory_items order by company_id, sku";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_size_of_windows_does_not_show(int seed)
    {
        var whole = await ProjectionWorld.CreateAsync(fixture.Database);
        var trade = new RandomTrade(whole.Journal, seed);
        trade.Trade(200);
        await whole.ProjectAsync();
        var expected = await Books.ReadAsync(fixture.DataSource);
        Assert.Equal(trade.Expected, await whole.RowsAsync(Stock));
        Assert.Equal(trade.Receipts.ToString(CultureInfo.InvariantCulture), await whole.RowsAsync("select count(*) from erp.sales"));
        await Books.AssertTheyAddUpAsync(fixture.DataSource);

        foreach (var windowEntries in new[] { 7, 50 })
        {
            var pieces = await ProjectionWorld.CreateAsync(fixture.Database);
            new RandomTrade(pieces.Journal, seed).Trade(200);
            await pieces.ProjectAsync(windowEntries);
            Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));
        }
    }

    [Fact]
    public async Task What_comes_and_goes_within_a_window_never_touches_the_reservations()
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        world.Shop.Product(1);
        world.Shop.Receive(1, 1000);
        await world.ProjectAsync();
        for (var sale = 0; sale < 100; sale++) world.Shop.Sell($"s-{sale}", "T0", (1, 1));
        var before = await WritesAsync(world);
        await world.ProjectAsync();
        Assert.Equal(before, await WritesAsync(world));
        Assert.Equal("1|SKU-1|900|0", await world.RowsAsync(Stock));
    }

    [Fact]
    public async Task An_item_is_written_once_a_window_however_often_it_was_sold()
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        world.Shop.Product(1);
        world.Shop.Receive(1, 1000);
        await world.ProjectAsync();
        for (var sale = 0; sale < 100; sale++) world.Shop.Sell($"s-{sale}", "T0", (1, 1));
        await world.ProjectAsync();
        // The second version of the first row on the first page: a version for the receipt, one for all the sales.
        Assert.Equal("(0,2)|1|SKU-1|900", await world.RowsAsync("select ctid::text, company_id, sku, quantity_on_hand from erp.inventory_items"));
    }

    /// <summary>The table's own file grows with every row that is written into it, deleted or not.</summary>
    private static Task<string> WritesAsync(ProjectionWorld world) => world.RowsAsync("select pg_relation_size('erp.stock_reservations')");
}
