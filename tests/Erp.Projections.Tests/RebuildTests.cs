using Erp.Grains.Projections;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Projections.Tests;

public sealed class RebuildTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Rebuilt_tables_equal_the_old_ones_row_by_row()
    {
        var world = await TradedAsync();
        var expected = await Books.ReadAsync(fixture.DataSource);
        await SpoilAsync();
        var position = await Rebuild(world).RunAsync(CancellationToken.None);

        Assert.Equal(await world.Journal.Journal.HeadAsync(CancellationToken.None), position);
        Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));
        Assert.Equal($"live|{position.Value}", await world.RowsAsync("select name, position from erp.projection_status"));
    }

    [Fact]
    public async Task What_belongs_to_the_tables_survives_a_rebuild()
    {
        var world = await TradedAsync();
        var before = await DefinitionsAsync();
        await Rebuild(world).RunAsync(CancellationToken.None);
        Assert.Equal(before, await DefinitionsAsync());

        world.Shop.Receive(1, 1);
        await world.ProjectAsync();
        await Books.AssertTheyAddUpAsync(fixture.DataSource);
        Assert.Equal(
            await world.RowsAsync("select count(*) from erp.sales where company_id = 1"),
            await world.RowsAsCompanyAsync(1, "select count(*) from erp.sales"));
    }

    [Fact]
    public async Task Old_tables_and_their_partitions_are_gone_afterwards()
    {
        var world = await TradedAsync();
        await Rebuild(world).RunAsync(CancellationToken.None);
        Assert.Equal(
            await world.RowsAsync("select 'erp_g' || generation from erp.projection_status"),
            await world.RowsAsync("select nspname from pg_namespace where nspname like 'erp\\_g%'"));
    }

    [Fact]
    public async Task A_reader_in_the_middle_of_a_report_is_served_to_its_end()
    {
        var world = await TradedAsync();
        var expected = await world.RowsAsync("select count(*), sum(total) from erp.sales");
        await using var connection = await fixture.DataSource.OpenConnectionAsync();
        var report = await connection.BeginTransactionAsync();
        Assert.Equal(expected, await ProjectionWorld.RowsAsync(connection, "select count(*), sum(total) from erp.sales"));

        var rebuild = Rebuild(world).RunAsync(CancellationToken.None);
        for (var reads = 0; reads < 20; reads++)
            Assert.Equal(expected, await ProjectionWorld.RowsAsync(connection, "select count(*), sum(total) from erp.sales"));
        Assert.False(rebuild.IsCompleted, "The report holds the old tables, so the new ones cannot have taken over.");
        await report.DisposeAsync();
        await rebuild.WaitAsync(Patience);
        Assert.Equal(expected, await world.RowsAsync("select count(*), sum(total) from erp.sales"));
    }

    [Fact]
    public async Task The_live_tables_move_on_while_a_rebuild_runs_and_none_of_it_is_lost()
    {
        var world = await TradedAsync();
        var rebuild = Rebuild(world).RunAsync(CancellationToken.None);
        for (var sale = 0; !rebuild.IsCompleted; sale++)
        {
            world.Shop.Sell($"during-{sale}", "T5", (1, 1));
            await ProjectThroughSwapAsync(world);
        }
        await rebuild;
        await ProjectThroughSwapAsync(world);
        var live = await Books.ReadAsync(fixture.DataSource);
        await Rebuild(world).RunAsync(CancellationToken.None);
        Assert.Equal(await Books.ReadAsync(fixture.DataSource), live);
    }

    [Fact]
    public async Task What_an_interrupted_rebuild_left_is_cleared_away()
    {
        var world = await TradedAsync();
        var expected = await Books.ReadAsync(fixture.DataSource);
        using var interrupt = new CancellationTokenSource();
        await using (var reader = await fixture.DataSource.OpenConnectionAsync())
        await using (await reader.BeginTransactionAsync())
        {
            await ProjectionWorld.RowsAsync(reader, "select count(*) from erp.sales");
            var rebuild = Rebuild(world).RunAsync(interrupt.Token);
            while (await world.RowsAsync("select count(*) from erp.projection_status where name = 'rebuild' and position > 0") == "0")
                Assert.False(rebuild.IsCompleted);
            await interrupt.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rebuild);
        }
        Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));
        await Rebuild(world).RunAsync(CancellationToken.None);
        Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));
    }

    [Fact]
    public async Task Two_rebuilds_at_once_are_refused()
    {
        var world = await TradedAsync();
        await using var reader = await fixture.DataSource.OpenConnectionAsync();
        var report = await reader.BeginTransactionAsync();
        await ProjectionWorld.RowsAsync(reader, "select count(*) from erp.sales");
        var first = Rebuild(world).RunAsync(CancellationToken.None);
        while (await world.RowsAsync("select count(*) from erp.projection_status where name = 'rebuild'") == "0")
            Assert.False(first.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rebuild(world).RunAsync(CancellationToken.None));
        await report.DisposeAsync();
        await first;
    }

    private async Task<ProjectionWorld> TradedAsync()
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        new RandomTrade(world.Journal, seed: 7).Trade(150);
        await world.ProjectAsync();
        return world;
    }

    private ProjectionRebuild Rebuild(ProjectionWorld world) => new(
        world.Journal.Journal,
        fixture.DataSource,
        new ProjectionOptions { WindowEvents = 100, Takeover = TimeSpan.FromMilliseconds(20) },
        TimeProvider.System,
        NullLogger<ProjectionRebuild>.Instance);

    /// <summary>Rows that no event accounts for: only a real rebuild gets rid of them.</summary>
    private Task SpoilAsync() => fixture.Database.ExecuteAsync(
        "update erp.inventory_items set quantity_on_hand = 4711; update erp.sales set status = 'LOST'; delete from erp.payments");

    /// <summary>The trade of places overtakes a projector that had begun on the old tables: it begins again.</summary>
    private static async Task ProjectThroughSwapAsync(ProjectionWorld world)
    {
        while (true)
        {
            try
            {
                await world.ProjectAsync();
                return;
            }
            catch (Exception e) when (e is ProjectionOvertakenException or PostgresException)
            {
                continue;
            }
        }
    }

    /// <summary>All that the catalogue says of the tables and views, but for the names of partitions' schemas and of constraints.</summary>
    private Task<string> DefinitionsAsync() => ProjectionWorld.RowsAsync(
        fixture.DataSource,
        """
        select c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions::text, c.relacl::text,
               obj_description(c.oid, 'pg_class'), pg_get_partkeydef(c.oid),
               (select string_agg(format('%s %s %s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation::regcollation,
                   col_description(c.oid, a.attnum)), E'\n' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
               (select string_agg(format('%s %s %s %s', policyname, roles, cmd, qual), E'\n' order by policyname)
                from pg_policies p where p.schemaname = 'erp' and p.tablename = c.relname),
               (select string_agg(definition, E'\n' order by definition)
                from (select regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \S+', '') as definition from pg_index where indrelid = c.oid) i),
               case c.relkind when 'v' then pg_get_viewdef(c.oid) end
        from pg_class c
        where c.relnamespace in ('erp'::regnamespace, 'reporting'::regnamespace) and c.relkind in ('r', 'p', 'v')
        order by c.relnamespace, c.relname
        """);
}
