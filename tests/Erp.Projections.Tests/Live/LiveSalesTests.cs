using Erp.Grains.Live;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests.Live;

public sealed class LiveSalesTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly TestJournal _journal = TestJournal.Create();

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Sales_of_one_entry_are_told_once_to_a_client_that_leaves_after_each(int kept)
    {
        var shop = new Shop(_journal);
        var from = shop.Receive(1, 10);
        await using var feed = Feed(LiveWorld.Patient with { CompanySales = kept });
        await using var witness = LiveClient.OfSales(feed, from);
        await using var client = LiveClient.OfSales(feed, from);
        witness.Look();
        var sold = shop.Till("T0", shop.Sale("a", "T0", (1, 1)), shop.Sale("b", "T0", (1, 1)), shop.Sale("c", "T0", (1, 1)));
        var other = shop.Complete("d", "T1", (1, 1));
        await witness.UntilAsync(sale => sale.Position == other);
        for (var told = 0; told < 4; told++)
        {
            await client.NextAsync();
            await client.LeaveAsync();
        }

        Assert.Equal(["T0/a", "T0/b", "T0/c", "T1/d"], client.Told.Select(sale => sale.Receipt.Id.ToString()));
        Assert.Equal([$"{sold}.1", $"{sold}.2", $"{sold}", $"{other}"], client.Told.Select(sale => sale.Position.ToString()));
        Assert.Equal(client.Told.Select(sale => sale.Position), witness.Told.Select(sale => sale.Position));
    }

    [Fact]
    public async Task Returns_other_warehouses_and_other_companies_are_left_out()
    {
        var (shop, stranger) = (new Shop(_journal), new Shop(_journal, company: 2));
        var from = shop.Receive(1, 10);
        await using var feed = Feed(LiveWorld.Patient);
        await using var client = LiveClient.OfSales(feed, from, warehouse: "MAIN");
        await using var elsewhere = LiveClient.OfSales(feed, from, warehouse: "STORE");
        client.Look();
        elsewhere.Look();
        stranger.Complete("theirs", "T0", (1, 1));
        shop.Complete("ours", "T0", (1, 1));
        shop.Return("back", "T0", "T0/ours", (1, 1));
        shop.Till("T0", shop.Sale("store", "T0", (1, 1)) with { Warehouse = "STORE" });
        var last = shop.Complete("last", "T0", (1, 1));
        await client.UntilAsync(sale => sale.Position == last);
        await elsewhere.NextAsync();

        Assert.Equal(["T0/ours", "T0/last"], client.Told.Select(sale => sale.Receipt.Id.ToString()));
        Assert.Equal(["T0/store"], elsewhere.Told.Select(sale => sale.Receipt.Id.ToString()));
    }

    private LiveFeed Feed(LiveOptions options) => LiveWorld.Feed(_journal.Journal, fixture.DataSource, options);
}
