using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Erp.Grains.Projections;
using Erp.Inventory;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>
/// Stock as of an instant is what a replay of the whole journal up to that instant gives: the same figures as tables into which nothing
/// else was projected. Trade is random, so that instants fall between reservations, sales and the items' own notes of them.
/// </summary>
public sealed class StockHistoryTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const int Products = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stock_as_of_any_instant_is_a_replay_up_to_it_in_memory(int seed)
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        await CompareAsync(world.Journal, world.Database.DataSource, seed, Clear);

        async Task Clear() => world = await ProjectionWorld.CreateAsync(fixture.Database);
    }

    [Fact]
    public async Task Stock_as_of_any_instant_is_a_replay_up_to_it_in_PostgreSQL()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var journal = new PostgresJournal(
            database.DataSource, TestJournal.Types, new JournalOptions { SoleNode = true }, TimeProvider.System, NullLogger<PostgresJournal>.Instance);

        await CompareAsync(new TestJournal(journal, () => { }), database.DataSource, seed: 4, () => ProjectionWorld.CreateAsync(database));
    }

    private static async Task CompareAsync(TestJournal journal, NpgsqlDataSource database, int seed, Func<Task> clear)
    {
        var began = journal.Now;
        new RandomTrade(journal, seed).Trade(250);
        var entries = await journal.ReadAsync(default);
        var times = entries.Select(entry => entry.Events[0].RecordedAt).Distinct().ToArray();
        var random = new Random(seed);
        for (var i = 0; i < 8; i++)
        {
            // Instants at which something was recorded, and a moment before them.
            var instant = times[random.Next(times.Length)].AddTicks(i % 2 == 0 ? 0 : -10);
            await clear();
            await ReplayAsync(entries, instant, database);
            Assert.Equal(await ReplayedAsync(database), await AskedAsync(journal.Journal, instant));
        }
        Assert.Equal("", await AskedAsync(journal.Journal, began.AddTicks(-10)));
    }

    private static async Task ReplayAsync(ImmutableArray<JournalEntry> entries, DateTimeOffset until, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
        ImmutableArray<JournalEntry> recorded = [.. entries.Where(entry => entry.Events[0].RecordedAt <= until)];
        if (recorded.IsEmpty) return;
        await run.ApplyAsync(new ProjectionWindow(recorded, until), CancellationToken.None);
    }

    private static Task<string> ReplayedAsync(NpgsqlDataSource database) => ProjectionWorld.RowsAsync(
        database,
        """
        select company_id, sku, quantity_on_hand, quantity_reserved, value, to_count from erp.inventory_items
        order by company_id, sku
        """);

    private static async Task<string> AskedAsync(IJournal journal, DateTimeOffset instant)
    {
        var rows = new List<string>();
        for (var company = 1; company <= 2; company++)
        {
            for (var product = 1; product <= Products; product++)
            {
                var key = new StockItemKey(new CompanyId(company), "MAIN", new ProductId(Shop.Id(product)));
                var (item, _) = await StockHistory.AtAsync(journal, key, instant, CancellationToken.None);
                if (item is { OnHand: 0, Value: 0, Reserved: 0 }) continue;
                rows.Add(FormattableString.Invariant(
                    $"{company}|{Shop.Sku(product)}|{item.OnHand:0.##########}|{item.Reserved:0.##########}|{item.Value:0.##########}|{item.ToCount}"));
            }
        }
        return string.Join('\n', rows);
    }
}
