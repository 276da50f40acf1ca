using Erp.Grains.Inventory;
using Erp.Grains.Tests.Catalog;
using Erp.Grains.Tests.Reservations;
using Erp.Inventory;
using Erp.Reservations;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans;
using static Erp.Grains.Tests.Catalog.CatalogHouse;

namespace Erp.Grains.Tests.Inventory;

/// <summary>Items that nobody calls after a crash, and the table that remembers them.</summary>
public class ReservationSweeperTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Owner = "scriptedowner/1/T7";

    public Task InitializeAsync() => database.Database.ExecuteAsync("truncate erp.stock_reservations");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_forgotten_reservation_is_given_back_when_its_owner_says_so()
    {
        await using var house = await OpenAsync();
        var item = await Forget(house, "TEA", "sale-1");
        await using var after = await house.CrashAsync();
        var owner = after.Cluster.Grains.GetGrain<IScriptedOwner>("1/T7");
        await owner.Answer(ReservationFate.Void);

        Assert.Equal(1, await Sweeper(after).SweepAsync(CancellationToken.None));
        await owner.WhenAsked("sale-1");

        Assert.Equal((10m, 0m), await Stock(after.Item(item)));
    }

    [Fact]
    public async Task What_has_expired_only_just_is_left_to_the_item_itself()
    {
        await using var house = await OpenAsync();
        await Forget(house, "TEA", "sale-1");

        Assert.Equal(0, await Sweeper(house, new SweeperOptions { Grace = TimeSpan.FromHours(2) }).SweepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Items_are_woken_a_few_at_a_time_and_each_gets_its_turn()
    {
        await using var house = await OpenAsync();
        await Forget(house, "TEA", "sale-1");
        await Forget(house, "COFFEE", "sale-2");
        await Forget(house, "COCOA", "sale-3");
        var sweeper = Sweeper(house, new SweeperOptions { ItemsAtOnce = 2 });

        // No owner answers, so every sweep finds all of them again; the third comes in the second one.
        Assert.Equal(2, await sweeper.SweepAsync(CancellationToken.None));
        Assert.Equal(1, await sweeper.SweepAsync(CancellationToken.None));

        var owner = house.Cluster.Grains.GetGrain<IScriptedOwner>("1/T7");
        foreach (var cause in new[] { "sale-1", "sale-2", "sale-3" }) await owner.WhenAsked(cause);
    }

    [Fact]
    public async Task One_node_sweeps_at_a_time()
    {
        await using var house = await OpenAsync();
        await Forget(house, "TEA", "sale-1");
        await using var other = await database.DataSource.OpenConnectionAsync();
        await using var turn = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"select pg_advisory_xact_lock({ReservationSweeper.Lock})", other))
            await command.ExecuteNonQueryAsync();

        Assert.Equal(0, await Sweeper(house).SweepAsync(CancellationToken.None));

        await turn.RollbackAsync();
        Assert.Equal(1, await Sweeper(house).SweepAsync(CancellationToken.None));
    }

    private ReservationSweeper Sweeper(CatalogHouse house, SweeperOptions? options = null) => new(
        database.DataSource, house.Cluster.Grains, options ?? new SweeperOptions(), TimeProvider.System, NullLogger<ReservationSweeper>.Instance);

    /// <summary>Reserves until an hour ago, and projects it as the projector would.</summary>
    private async Task<IStockItemGrain> Forget(CatalogHouse house, string sku, string cause)
    {
        var item = await house.Stocked(sku, 10);
        var expired = DateTimeOffset.UtcNow.AddHours(-1);
        Accepted(await item.Reserve(new ReserveStock(new ReservationId(Owner, cause, 1), 3, expired, 0)));
        Assert.True(StockItemKey.TryParse(item.GetPrimaryKeyString(), out var key));
        await using var command = database.DataSource.CreateCommand("""
            insert into erp.stock_reservations
                   (company_id, product_id, warehouse, owner, cause, attempt, kind, quantity, expires_at, created_at, position)
            values ($1, $2, $3, $4, $5, 1, 'SALE', 3, $6, $6, 1)
            """);
        command.Parameters.Add(new() { Value = key.Company.Value });
        command.Parameters.Add(new() { Value = key.Product.Value });
        command.Parameters.Add(new() { Value = key.Warehouse });
        command.Parameters.Add(new() { Value = Owner });
        command.Parameters.Add(new() { Value = cause });
        command.Parameters.Add(new() { Value = expired });
        await command.ExecuteNonQueryAsync();
        return item;
    }

    private static async Task<(decimal OnHand, decimal Reserved)> Stock(IStockItemGrain item)
    {
        var view = await item.Get();
        return (view.OnHand, view.Reserved);
    }
}
