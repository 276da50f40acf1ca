using Erp.Grains.Inventory;
using Erp.Grains.Reservations;
using Erp.Grains.Transfers;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class TransferProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Transfers = "select id, from_warehouse, to_warehouse, status, reason, shipped_by from erp.transfers order by id";

    private const string Lines =
        """
        select line, sku, quantity_shipped, quantity_received, quantity_lost, quantity_in_transit, value_in_transit
        from erp.transfer_lines order by transfer_id, line
        """;

    private const string Items = "select warehouse, sku, quantity_on_hand, quantity_reserved from erp.inventory_items order by warehouse, sku";

    private const string Movements =
        """
        select warehouse, kind, reference, quantity_change, quantity_before, unit_cost from erp.stock_movements
        where kind = 'TRANSFER' order by position, ordinal
        """;

    private ProjectionWorld _world = null!;

    private Shop Shop => _world.Shop;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        Shop.Product(1);
        Shop.Product(2);
        Shop.Receive(1, 10);
        Shop.Receive(2, 10);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Goods_leave_with_the_transfers_own_event_and_arrive_with_it(int windowEntries)
    {
        Shop.Transfer("TR/1", new TransferSessionBegan(1));
        Reserve(1, 4, "TR/1");
        await _world.ProjectAsync(windowEntries);
        Assert.Equal("MAIN|SKU-1|10|4\nMAIN|SKU-2|10|0", await _world.RowsAsync(Items));
        Assert.Equal("TRANSFER|transfer/1/TR/1|TR/1", await _world.RowsAsync("select kind, owner, cause from erp.stock_reservations"));

        Shop.Transfer("TR/1", Shop.Shipped("TR/1", (1, 4), (2, 1)));
        Shop.Transfer("TR/1", Shop.Received("R-1", (1, 1, 3)));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("", await _world.RowsAsync("select * from erp.stock_reservations"));
        Assert.Equal("MAIN|SKU-1|6|0\nMAIN|SKU-2|9|0\nSTORE|SKU-1|3|0", await _world.RowsAsync(Items));
        Assert.Equal(
            "MAIN|TRANSFER|TR/1|-4|10|1.1\nMAIN|TRANSFER|TR/1|-1|10|1.1\nSTORE|TRANSFER|TR/1|3|0|1.1", await _world.RowsAsync(Movements));
        Assert.Equal("TR/1|MAIN|STORE|IN_TRANSIT|-|token:pos", await _world.RowsAsync(Transfers));
        Assert.Equal("1|SKU-1|4|3|0|1|1.1\n2|SKU-2|1|0|0|1|1.1", await _world.RowsAsync(Lines));
        await Books.AssertTheyAddUpAsync(fixture.DataSource);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_transfer_is_received_when_everything_is(int windowEntries)
    {
        Shop.Transfer("TR-1", Shop.Shipped("TR-1", (1, 4), (2, 1)));
        Shop.Transfer("TR-1", Shop.Received("R-1", (1, 1, 3)));
        Shop.Transfer("TR-1", Shop.Received("R-2", (1, 1, 1), (2, 2, 1)));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("TR-1|MAIN|STORE|RECEIVED|-|token:pos", await _world.RowsAsync(Transfers));
        Assert.Equal("1|SKU-1|4|4|0|0|0\n2|SKU-2|1|1|0|0|0", await _world.RowsAsync(Lines));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task What_is_written_off_is_in_transit_no_more(int windowEntries)
    {
        Shop.Transfer("TR-1", Shop.Shipped("TR-1", (1, 4), (2, 1)));
        Shop.Transfer("TR-1", Shop.Received("R-1", (1, 1, 3)));
        Shop.Transfer("TR-1", new TransferClosed(
            "C-1", "fell off", [new MovedLine(1, Shop.Id(1), 1, 1.10m), new MovedLine(2, Shop.Id(2), 1, 1.10m)]));
        Shop.Transfer("TR-2", Shop.Shipped("TR-2", (1, 1)));
        await _world.ProjectAsync(windowEntries);

        Assert.Equal("TR-1|MAIN|STORE|CLOSED|fell off|token:pos\nTR-2|MAIN|STORE|IN_TRANSIT|-|token:pos", await _world.RowsAsync(Transfers));
        Assert.Equal("1|SKU-1|4|3|1|0|0\n2|SKU-2|1|0|1|0|0\n1|SKU-1|1|0|0|1|1.1", await _world.RowsAsync(Lines));
    }

    [Fact]
    public async Task A_transfer_that_is_given_up_frees_its_goods()
    {
        Reserve(1, 4, "TR-1");
        Shop.Stock(1, new ReservationsResolved([new OwnerResolution("transfer/1/TR-1", 0, null, [new VoidedReservation("TR-1", 4)])]));
        await _world.ProjectAsync();
        Assert.Equal("MAIN|SKU-1|10|0\nMAIN|SKU-2|10|0", await _world.RowsAsync(Items));
    }

    private void Reserve(int product, decimal quantity, string transfer) => Shop.Stock(
        product, new StockReserved($"transfer/1/{transfer}", transfer, 1, quantity, _world.Journal.Now.AddMinutes(1), 0, 0));
}
