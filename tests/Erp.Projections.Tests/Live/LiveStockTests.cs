using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Live;
using Erp.Inventory;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests.Live;

public sealed class LiveStockTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly Position Beginning = default;

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync() => _world = await ProjectionWorld.CreateAsync(fixture.Database);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_change_is_told_with_where_the_item_stands_then(bool projected)
    {
        Shop.Product(1);
        var from = Shop.Receive(1, 10);
        if (projected) await _world.ProjectAsync();
        await using var feed = Feed(LiveWorld.Patient);
        await using var client = LiveClient.OfStock(feed, from, LiveWorld.Item(1));
        client.Look();

        Shop.Stock(1, new StockHeld("cart", 3, _world.Journal.Now.AddDays(1)));
        Shop.Sell("s-1", "T0", (1, 2));
        Shop.Settle(1, "s-1");
        Shop.Return("r-1", "T1", "T0/s-1", (1, 1));
        var last = Shop.Stock(1, new HoldReleased("cart", 3));
        await client.UntilAsync(change => change.Position == last);

        Assert.Equal(
            ["10 3 Reservation", "10 5 Reservation", "8 3 Sale", "8 3 Reservation", "9 3 Return", "9 0 Release"],
            client.Told.Select(change => $"{change.OnHand} {change.Reserved} {change.Kind}"));
    }

    [Fact]
    public async Task Whoever_comes_from_the_beginning_is_told_how_things_are()
    {
        Shop.Product(1);
        Shop.Receive(2, 1);
        Shop.Receive(1, 10);
        Shop.Sell("s-1", "T0", (1, 4));
        await _world.ProjectAsync();
        await using var feed = Feed(LiveWorld.Patient);
        await using var client = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1), LiveWorld.Item(2), LiveWorld.Item(3));

        var (first, second) = (await client.NextAsync(), await client.NextAsync());

        Assert.Equal((LiveWorld.Item(2), 1m, 0m), (first.Item, first.OnHand, first.Reserved));
        Assert.Equal((LiveWorld.Item(1), 6m, 6m), (second.Item, second.OnHand, second.Available));
    }

    [Fact]
    public async Task Without_a_position_only_what_comes_is_told()
    {
        Shop.Receive(1, 10);
        await using var feed = Feed(LiveWorld.Patient);
        await using var client = LiveClient.OfStock(feed, from: null, LiveWorld.Item(1));
        client.Look();

        Shop.Receive(1, 1);

        Assert.Equal(11, (await client.NextAsync()).OnHand);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Items_that_one_sale_changes_are_told_once_to_a_client_that_leaves_in_between(bool sameNode)
    {
        foreach (var product in (int[])[1, 2]) Shop.Receive(product, 10);
        var from = Shop.Receive(3, 10);
        var feed = Feed(LiveWorld.Patient);
        StockItemKey[] items = [LiveWorld.Item(1), LiveWorld.Item(2), LiveWorld.Item(3)];
        var sold = Shop.Complete("s-1", "T0", (1, 1), (2, 1), (3, 1));
        await _world.ProjectAsync();
        await using var client = new LiveClient<StockChange>(
            (last, cancellation) => feed.StockAsync(items, last, cancellation), change => change.Position, from);
        for (var told = 0; told < 3; told++)
        {
            await client.NextAsync();
            await client.LeaveAsync();
            if (sameNode) continue;
            await feed.DisposeAsync();
            feed = Feed(LiveWorld.Patient);
        }

        Assert.Equal(items, client.Told.Select(change => change.Item).OrderBy(item => item.Product));
        Assert.All(client.Told, change => Assert.Equal((sold.Value, 9m), (change.Position.Value, change.OnHand)));
        Assert.Equal(sold, client.Last);
        Assert.True(Position.TryParse(client.Told[0].Position.ToString(), out var parsed));
        Assert.Equal(client.Told[0].Position, parsed);
        await feed.DisposeAsync();
    }

    [Fact]
    public async Task A_flood_is_told_as_one_for_each_item()
    {
        Shop.Receive(1, 1);
        Shop.Receive(2, 1);
        await using var feed = Feed(LiveWorld.Forgetful with { Linger = TimeSpan.FromMinutes(1), PerSecond = 0 });
        await using var client = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1), LiveWorld.Item(2));
        await using var other = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1));
        await client.NextAsync();
        await client.NextAsync();
        for (var i = 0; i < 1000; i++) Shop.Receive(1 + i % 2, 1);
        var last = Shop.Receive(1, 1);
        await other.UntilAsync(change => change.Position == last);

        await client.UntilAsync(change => change.Position == last);

        Assert.True(client.Told.Count < 100, $"{client.Told.Count} changes were told.");
        Assert.Equal((502m, null), (client.Told[^1].OnHand, client.Told[^1].Kind));
        Assert.Equal(501, client.Told.Last(change => change.Item == LiveWorld.Item(2)).OnHand);
    }

    [Theory]
    [InlineData("7.1")]
    [InlineData("1.999")]
    public async Task A_position_of_another_journal_is_refused(string position)
    {
        Shop.Receive(1, 10);
        Assert.True(Position.TryParse(position, out var from));
        await using var feed = Feed(LiveWorld.Patient);
        await using var stock = LiveClient.OfStock(feed, from, LiveWorld.Item(1));
        await using var sales = LiveClient.OfSales(feed, from);

        await Assert.ThrowsAsync<PositionUnknownException>(stock.NextAsync);
        await Assert.ThrowsAsync<PositionUnknownException>(sales.NextAsync);
    }

    [Fact]
    public async Task More_items_than_a_node_watches_are_refused()
    {
        Shop.Receive(1, 10);
        await using var feed = Feed(LiveWorld.Patient with { Items = 1 });
        await using var one = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1));
        await one.NextAsync();
        await using var two = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1), LiveWorld.Item(2));

        var refused = await Assert.ThrowsAsync<UnavailableException>(two.NextAsync);
        Assert.Equal(UnavailableException.Overloaded, refused.Code);
    }

    [Fact]
    public async Task A_feed_that_stops_sends_its_subscribers_away()
    {
        Shop.Receive(1, 10);
        var feed = Feed(LiveWorld.Patient);
        await using var client = LiveClient.OfStock(feed, Beginning, LiveWorld.Item(1));
        await client.NextAsync();
        client.Look();
        await feed.DisposeAsync();

        await Assert.ThrowsAsync<UnavailableException>(client.NextAsync);
    }

    private LiveFeed Feed(LiveOptions options) => LiveWorld.Feed(_world.Journal.Journal, fixture.DataSource, options);
}
