using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Erp.Projections.Tests.World;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Projections.Tests;

public sealed class PostgresRestartTests
{
    [Fact]
    public async Task Tables_and_journal_in_one_database_that_crashes_again_and_again_still_agree()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await SchemaMigrator.MigrateAsync(database);
        await using var journal = new PostgresJournal(
            database, TestJournal.Types, new JournalOptions { SoleNode = true }, TimeProvider.System, NullLogger<PostgresJournal>.Instance);
        await using var node = await ProjectorNode.StartAsync(journal, cluster.ConnectionString);

        var trade = new RandomTrade(new TestJournal(journal, () => { }), seed: 11);
        for (var crash = 0; crash < 3; crash++)
        {
            trade.Trade(60);
            await cluster.RestartAsync(ShutdownMode.Immediate);
        }
        trade.Trade(20);
        await node.CatchUpAsync();

        Assert.Equal(trade.Expected, await ProjectionWorld.RowsAsync(
            database, "select company_id, sku, quantity_on_hand, quantity_reserved from erp.inventory_items order by company_id, sku"));
        await Books.AssertTheyAddUpAsync(database);
        Assert.Equal(
            await ProjectionWorld.RowsAsync(database, "select count(*) from erp.journal_events where type like 'tills.sale%'"),
            await ProjectionWorld.RowsAsync(database, "select count(*) from erp.sales"));
    }
}
