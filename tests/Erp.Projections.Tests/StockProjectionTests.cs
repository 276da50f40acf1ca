using Erp.Grains.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Tills;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class StockProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Items =
        "select sku, warehouse, quantity_on_hand, quantity_reserved, quantity_available from erp.inventory_items order by sku";

    private const string Movements =
        """
        select sku, kind, reference, reason, quantity_change, quantity_before, quantity_after, unit_cost, actor
        from erp.stock_movements order by position, ordinal
        """;

    private const string Reservations =
        "select kind, owner, cause, attempt, quantity from erp.stock_reservations order by kind, cause";

    private static readonly DateTimeOffset Later = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        Shop.Product(1);
        Shop.Product(2);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_receipt_raises_what_is_on_hand()
    {
        Shop.Receive(1, 10);
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|10|0|10", await _world.RowsAsync(Items));
        Assert.Equal("SKU-1|RECEIPT|DN-1|-|10|0|10|1.1|token:pos", await _world.RowsAsync(Movements));
    }

    [Fact]
    public async Task An_adjustment_says_why()
    {
        Shop.Receive(1, 10);
        Shop.Stock(1, new StockAdjusted(-2.5m, 10, 1.2m, "broken"));
        await _world.ProjectAsync(windowEntries: 1);
        Assert.Equal("SKU-1|MAIN|7.5|0|7.5", await _world.RowsAsync(Items));
        Assert.EndsWith("SKU-1|ADJUSTMENT|-|broken|-2.5|10|7.5|1.2|token:pos", await _world.RowsAsync(Movements));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_hold_sets_aside_until_it_is_released_or_expires(int windowEntries)
    {
        Shop.Receive(1, 10);
        Shop.Stock(1, new StockHeld("a", 2, Later), new StockHeld("b", 3, Later), new StockHeld("c", 1, Later));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("SKU-1|MAIN|10|6|4", await _world.RowsAsync(Items));
        Assert.Equal("HOLD||a|0|2\nHOLD||b|0|3\nHOLD||c|0|1", await _world.RowsAsync(Reservations));

        Shop.Stock(1, new HoldReleased("a", 2));
        Shop.Stock(1, new HoldsExpired([new EndedHold("b", 3)]));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("SKU-1|MAIN|10|1|9", await _world.RowsAsync(Items));
        Assert.Equal("HOLD||c|0|1", await _world.RowsAsync(Reservations));
    }

    [Fact]
    public async Task A_reservation_is_in_the_table_until_its_sale_is_recorded()
    {
        Shop.Receive(1, 10);
        Shop.Reserve(1, 4, "abc");
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|10|4|6", await _world.RowsAsync(Items));
        Assert.Equal("SALE|till/1/T0|abc|1|4", await _world.RowsAsync(Reservations));

        Shop.Complete("abc", "T0", (1, 4));
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|6|0|6", await _world.RowsAsync(Items));
        Assert.Equal("", await _world.RowsAsync(Reservations));
    }

    [Fact]
    public async Task The_items_own_note_of_a_settlement_changes_nothing()
    {
        Shop.Receive(1, 10);
        Shop.Sell("abc", "T0", (1, 4));
        await _world.ProjectAsync();
        Shop.Settle(1, "abc");
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|6|0|6", await _world.RowsAsync(Items));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_voided_reservation_is_free_again(int windowEntries)
    {
        Shop.Receive(1, 10);
        Shop.Reserve(1, 4, "abc");
        Shop.Void(1, "abc", 4);
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("SKU-1|MAIN|10|0|10", await _world.RowsAsync(Items));
        Assert.Equal("", await _world.RowsAsync(Reservations));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_later_attempt_takes_the_place_of_the_earlier(int windowEntries)
    {
        Shop.Receive(1, 10);
        Shop.Reserve(1, 4, "abc");
        Shop.Reserve(1, 3, "abc");
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("SKU-1|MAIN|10|3|7", await _world.RowsAsync(Items));
        Assert.Equal("SALE|till/1/T0|abc|2|3", await _world.RowsAsync(Reservations));
    }

    [Fact]
    public async Task Lines_of_the_same_item_are_movements_of_their_own_after_one_another()
    {
        Shop.Receive(1, 10);
        Shop.Receive(2, 5);
        Shop.Sell("abc", "T0", (1, 4), (2, 1), (1, 3));
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|3|0|3\nSKU-2|MAIN|4|0|4", await _world.RowsAsync(Items));
        Assert.EndsWith(
            """
            SKU-1|SALE|T0/abc|-|-4|10|6|1.1|token:pos
            SKU-2|SALE|T0/abc|-|-1|5|4|1.1|token:pos
            SKU-1|SALE|T0/abc|-|-3|6|3|1.1|token:pos
            """,
            await _world.RowsAsync(Movements));
    }

    [Fact]
    public async Task Lines_that_are_not_tracked_move_nothing()
    {
        Shop.Till("T0", Shop.Sale("abc", "T0") with { Lines = [Shop.Line(1, 2, tracked: false)] });
        await _world.ProjectAsync();
        Assert.Equal("", await _world.RowsAsync(Items));
        Assert.Equal("", await _world.RowsAsync(Movements));
    }

    [Fact]
    public async Task Goods_expected_back_set_nothing_aside_and_come_in_with_the_return()
    {
        Shop.Receive(1, 10);
        Shop.Sell("abc", "T0", (1, 4));
        Shop.Reserve(1, -4, "back", "T1");
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|6|0|6", await _world.RowsAsync(Items));
        Assert.Equal("RETURN|till/1/T1|back|2|-4", await _world.RowsAsync(Reservations));

        Shop.Return("back", "T1", "T0/abc", (1, 4));
        await _world.ProjectAsync();
        Assert.Equal("SKU-1|MAIN|10|0|10", await _world.RowsAsync(Items));
        Assert.EndsWith("SKU-1|RETURN|T1/back|-|4|6|10|1.1|token:pos", await _world.RowsAsync(Movements));
        Assert.Equal("", await _world.RowsAsync(Reservations));
    }

    [Fact]
    public async Task A_movement_is_kept_under_the_month_in_which_the_goods_moved()
    {
        Shop.Receive(1, 10);
        Shop.Till("T0", Shop.Sale("old", "T0", (1, 1)) with { OccurredAt = new(2010, 12, 31, 23, 59, 59, TimeSpan.Zero) });
        Shop.Till("T0", Shop.Sale("ancient", "T0", (1, 1)) with { OccurredAt = new(1987, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Shop.Till("T0", Shop.Sale("far", "T0", (1, 1)) with { OccurredAt = new(2345, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        await _world.ProjectAsync();
        Assert.Equal(
            """
            erp_g1.stock_movements_2010_12|T0/old
            erp_g1.stock_movements_2026_03|DN-1
            erp_g1.stock_movements_before_2000|T0/ancient
            erp_g1.stock_movements_from_2100|T0/far
            """,
            await _world.RowsAsync("select tableoid::regclass::text, reference from erp.stock_movements order by 1"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_new_sku_reaches_the_stock_rows(int windowEntries)
    {
        Shop.Receive(1, 10);
        await _world.ProjectAsync();
        Shop.Receive(2, 3);
        Shop.ProductEvents(1, new ProductChanged("NEW-1", null, null, null, null, null));
        Shop.ProductEvents(2, new ProductChanged("NEW-2", null, null, null, null, null));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("NEW-1|MAIN|10|0|10\nNEW-2|MAIN|3|0|3", await _world.RowsAsync(Items));

        Shop.Receive(1, 1);
        await _world.ProjectAsync();
        Assert.Equal("NEW-1|MAIN|11|0|11\nNEW-2|MAIN|3|0|3", await _world.RowsAsync(Items));
        Assert.EndsWith("NEW-1|RECEIPT|DN-1|-|1|10|11|1.1|token:pos", await _world.RowsAsync(Movements));
    }

    [Fact]
    public async Task Quantities_and_costs_keep_every_decimal()
    {
        Shop.Stock(1, new StockReceived(0.000000000000000001m, 0, 1234567890123456789.12345678m, null));
        await _world.ProjectAsync();
        Assert.Equal("0.000000000000000001|1234567890123456789.12345678|-", await _world.RowsAsync(
            "select quantity_change::text, unit_cost::text, reference from erp.stock_movements"));
    }
}
