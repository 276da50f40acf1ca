using Erp.Grains.Inventory;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

/// <summary>What stock is worth, how it is kept and what should be counted, as the tables say it.</summary>
public sealed class StockValueProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Items = "select quantity_on_hand, quantity_reserved, value, unit_cost, to_count from erp.inventory_items";

    private const string Movements =
        """
        select kind, reference, quantity_change, unit_cost, revaluation, value_change, quantity_after, value_after
        from erp.stock_movements order by position, ordinal
        """;

    private static readonly DateTimeOffset Later = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        Shop.Product(1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Every_movement_says_what_it_is_worth_and_what_the_stock_is_worth_after_it(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(10, 0, 2, "DN-1"));
        Shop.Stock(1, new StockReceived(10, 10, 3, "DN-2"));
        Sell("a", 4, unitCost: 2.5m);
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("16|0|40|2.5|False", await _world.RowsAsync(Items));
        Assert.Equal(
            """
            RECEIPT|DN-1|10|2|0|20|10|20
            RECEIPT|DN-2|10|3|0|30|20|50
            SALE|T0/a|-4|2.5|0|-10|16|40
            """,
            await _world.RowsAsync(Movements));
        await Books.AssertTheyAddUpAsync(_world.Database.DataSource);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task What_was_sold_below_zero_is_revalued_by_the_receipt_that_fills_the_gap(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(2, 0, 2, null));
        Sell("a", 5, unitCost: 2, @short: 3);
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("-3|0|-6|2|True", await _world.RowsAsync(Items));

        Shop.Stock(1, new StockReceived(10, -3, 3, null) { Revaluation = -3 });
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("7|0|21|3|True", await _world.RowsAsync(Items));
        await Books.AssertTheyAddUpAsync(_world.Database.DataSource);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_count_moves_the_difference_and_clears_the_flag(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(2, 0, 2, null));
        Sell("a", 5, unitCost: 2, @short: 3);
        Shop.Stock(1, new StockCounted(4, -3, 2, -3, 1, "1/MAIN/2026-q1"));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("1|0|2|2|False", await _world.RowsAsync(Items));
        Assert.EndsWith("COUNT|1/MAIN/2026-q1|4|2|0|8|1|2", await _world.RowsAsync(Movements));
        Assert.Equal("True", await _world.RowsAsync("select counted_at = updated_at from erp.inventory_items"));
    }

    [Fact]
    public async Task A_count_that_finds_what_was_expected_moves_nothing_and_is_remembered()
    {
        Shop.Stock(1, new StockReceived(2, 0, 2, null));
        Shop.Stock(1, new StockCounted(0, 2, 2, 2, 2, "1/MAIN/2026-q1"));
        await _world.ProjectAsync();

        Assert.Equal("1|True", await _world.RowsAsync(
            "select (select count(*) from erp.stock_movements), counted_at is not null from erp.inventory_items"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_sale_that_went_short_before_a_count_is_not_flagged_after_it(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(2, 0, 2, null));
        Reserve("a", 5, unitCost: 2, @short: 3);
        Shop.Stock(1, new StockCounted(4, 2, 2, 2, 6, "1/MAIN/2026-q1"));
        Shop.Till("T0", Sale("a", 5, unitCost: 2));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("1|0|2|2|False", await _world.RowsAsync(Items));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_short_reservation_that_is_given_up_flags_nothing(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(2, 0, 2, null));
        Reserve("a", 5, unitCost: 2, @short: 3);
        Shop.Void(1, "a", 5);
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("2|0|4|2|False", await _world.RowsAsync(Items));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_hold_whose_place_is_taken_is_back_when_the_sale_is_given_up(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(10, 0, 2, null), new StockHeld("cart", 6, Later));
        Reserve("a", 5, unitCost: 2, holds: "cart");
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("10|6|20|2|False", await _world.RowsAsync(Items));
        Assert.Equal("HOLD|cart|a\nSALE|a|-", await Reservations());
        await Books.AssertTheyAddUpAsync(_world.Database.DataSource);

        Shop.Void(1, "a", 5);
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("10|6|20|2|False", await _world.RowsAsync(Items));
        Assert.Equal("HOLD|cart|-", await Reservations());
        await Books.AssertTheyAddUpAsync(_world.Database.DataSource);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_hold_is_gone_with_the_sale_that_took_its_place(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(10, 0, 2, null), new StockHeld("cart", 6, Later));
        Reserve("a", 5, unitCost: 2, holds: "cart");
        Shop.Till("T0", Sale("a", 5, unitCost: 2));
        Shop.Settle(1, "a");
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("5|0|10|2|False", await _world.RowsAsync(Items));
        Assert.Equal("", await Reservations());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_hold_that_is_released_while_its_place_is_taken_does_not_come_back(int windowEntries)
    {
        Shop.Stock(1, new StockReceived(10, 0, 2, null), new StockHeld("cart", 6, Later));
        Reserve("a", 5, unitCost: 2, holds: "cart");
        Shop.Stock(1, new HoldReleased("cart", 6));
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("10|5|20|2|False", await _world.RowsAsync(Items));

        Shop.Void(1, "a", 5);
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("10|0|20|2|False", await _world.RowsAsync(Items));
        Assert.Equal("", await Reservations());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_policy_stands_in_the_items_row(int windowEntries)
    {
        Shop.Stock(1, new StockPolicySet(ShortagePolicy.Record, 3, 12, true, 5));
        await _world.ProjectAsync(windowEntries);
        Shop.Stock(1, new StockReceived(10, 0, 2, null));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("10|RECORD|3|12|True|5", await _world.RowsAsync(
            "select quantity_on_hand, shortage, reorder_point, reorder_quantity, back_orders, back_order_limit from erp.inventory_items"));
    }

    private Task<string> Reservations() => _world.RowsAsync("select kind, cause, taken_by_cause from erp.stock_reservations order by kind");

    private void Sell(string id, decimal quantity, decimal unitCost, decimal @short = 0)
    {
        Reserve(id, quantity, unitCost, @short);
        Shop.Till("T0", Sale(id, quantity, unitCost));
    }

    private void Reserve(string id, decimal quantity, decimal unitCost, decimal @short = 0, params string[] holds) =>
        Shop.Stock(1, new StockReserved("till/1/T0", id, 1, quantity, Later, 0, 0)
        {
            UnitCost = unitCost,
            Short = @short,
            Holds = holds.Length == 0 ? null : [.. holds],
        });

    private SaleCompleted Sale(string id, decimal quantity, decimal unitCost) => Shop.Sale(id, "T0") with
    {
        Lines = [Shop.Line(1, quantity) with { UnitCost = unitCost }],
    };
}
