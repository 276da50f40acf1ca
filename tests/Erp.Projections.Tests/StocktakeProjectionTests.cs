using Erp.Grains.Stocktakes;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class StocktakeProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Stocktakes = "select id, warehouse, status, scope, products, note, reason, begun_by from erp.stocktakes order by id";

    private const string Lines =
        """
        select stocktake_id, sku, quantity_counted, quantity_expected, quantity_difference, unit_cost, value_difference, posted, counted_by
        from erp.stocktake_lines order by stocktake_id, sku
        """;

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync() => _world = await ProjectionWorld.CreateAsync(fixture.Database);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Counts_are_lines_and_a_later_one_replaces_an_earlier(int windowEntries)
    {
        Shop.Stocktake("year/end", new StocktakeBegun(_world.Journal.Now, null, "by night"));
        Shop.Stocktake("year/end", Shop.Counted("C-1", (1, 8, 10), (2, 3, 3)));
        Shop.Stocktake("year/end", Shop.Counted("C-2", (1, 11, 10)));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("MAIN/year/end|MAIN|COUNTING|WAREHOUSE|-|by night|-|token:pos", await _world.RowsAsync(Stocktakes));
        Assert.Equal(
            "MAIN/year/end|SKU-1|11|10|1|1.1|1.1|False|token:pos\nMAIN/year/end|SKU-2|3|3|0|1.1|0|False|token:pos", await _world.RowsAsync(Lines));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Posting_goes_line_by_line_and_says_what_was_booked(int windowEntries)
    {
        Shop.Stocktake("a", new StocktakeBegun(_world.Journal.Now, [Shop.Id(1), Shop.Id(2)], null));
        Shop.Stocktake("a", Shop.Counted("C-1", (1, 8, 10), (2, 3, 3)));
        Shop.Stocktake("a", new PostingBegan());
        Shop.Stocktake("a", new LinesPosted([new PostedLine(Shop.Id(1), -2.5m)]));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("MAIN/a|MAIN|POSTING|PRODUCTS|2|-|-|token:pos", await _world.RowsAsync(Stocktakes));
        Assert.Equal(
            "MAIN/a|SKU-1|8|10|-2|1.1|-2.5|True|token:pos\nMAIN/a|SKU-2|3|3|0|1.1|0|False|token:pos", await _world.RowsAsync(Lines));

        Shop.Stocktake("a", new LinesPosted([new PostedLine(Shop.Id(2), 0)]), new StocktakePosted());
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("MAIN/a|MAIN|POSTED|PRODUCTS|2|-|-|token:pos", await _world.RowsAsync(Stocktakes));
        Assert.Equal("0", await _world.RowsAsync("select count(*) from erp.stocktake_lines where not posted"));
    }

    [Fact]
    public async Task A_cancelled_one_says_why()
    {
        Shop.Stocktake("a", new StocktakeBegun(_world.Journal.Now, null, null));
        await _world.ProjectAsync();
        Shop.Stocktake("a", new StocktakeCancelled("wrong day"));
        await _world.ProjectAsync();

        Assert.Equal("MAIN/a|MAIN|CANCELLED|WAREHOUSE|-|-|wrong day|token:pos", await _world.RowsAsync(Stocktakes));
    }
}
