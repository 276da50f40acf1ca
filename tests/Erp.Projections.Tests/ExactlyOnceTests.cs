using Erp.Grains.Projections;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>Whatever ends a projector, and however many there are, each event is in the rows once.</summary>
public sealed class ExactlyOnceTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const int Seed = 42;
    private const int Steps = 120;

    [Fact]
    public async Task A_connection_that_breaks_anywhere_leaves_all_of_a_window_or_nothing()
    {
        var expected = await ExpectedAsync();
        var whole = await SendAsync(await WorldAsync(), int.MaxValue);
        Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));

        const int Cuts = 24;
        for (var cut = 1; cut < Cuts; cut++)
        {
            var world = await WorldAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(world, whole * cut / Cuts));
            await FinishAsync(world);
            Assert.True(expected == await Books.ReadAsync(fixture.DataSource), $"The books differ after a cut at {cut}/{Cuts} of {whole} bytes.");
        }
    }

    [Fact]
    public async Task Of_two_projectors_that_have_read_the_same_checkpoint_one_writes()
    {
        var expected = await ExpectedAsync();
        var world = await WorldAsync();
        await using var first = await fixture.DataSource.OpenConnectionAsync();
        await using var second = await fixture.DataSource.OpenConnectionAsync();
        var runs = new[] { await RunAsync(first), await RunAsync(second) };

        var outcomes = await Task.WhenAll(runs.Select(async run =>
        {
            try
            {
                await world.ProjectAsync(run, windowEntries: 40);
                return "wrote";
            }
            catch (ProjectionOvertakenException)
            {
                return "overtaken";
            }
        }));

        Assert.Contains("overtaken", outcomes);
        await world.ProjectAsync();
        Assert.Equal(expected, await Books.ReadAsync(fixture.DataSource));
    }

    [Fact]
    public async Task A_projector_whose_tables_were_replaced_by_a_rebuild_writes_nothing()
    {
        var world = await WorldAsync();
        await using var connection = await fixture.DataSource.OpenConnectionAsync();
        var run = await RunAsync(connection);
        await fixture.Database.ExecuteAsync("update erp.projection_status set generation = generation + 1");
        try
        {
            await Assert.ThrowsAsync<ProjectionOvertakenException>(() => world.ProjectAsync(run));
        }
        finally
        {
            await fixture.Database.ExecuteAsync("update erp.projection_status set generation = generation - 1");
        }
        Assert.Equal("0", await world.RowsAsync("select count(*) from erp.sales"));
    }

    /// <returns>How many bytes went to the database.</returns>
    private async Task<int> SendAsync(ProjectionWorld world, int cutAfter)
    {
        await using var relay = new CuttingRelay(fixture.ConnectionString, cutAfter);
        await using var source = NpgsqlDataSource.Create(relay.ConnectionString);
        await using (var connection = await source.OpenConnectionAsync())
            await world.ProjectAsync(await RunAsync(connection), windowEntries: 150);
        return relay.Sent;
    }

    /// <summary>The old session may be about to commit what it had received, and is then in the way once.</summary>
    private static async Task FinishAsync(ProjectionWorld world)
    {
        try
        {
            await world.ProjectAsync();
        }
        catch (ProjectionOvertakenException)
        {
            await world.ProjectAsync();
        }
    }

    private static Task<ProjectionRun> RunAsync(NpgsqlConnection connection) =>
        ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);

    private async Task<ProjectionWorld> WorldAsync()
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        new RandomTrade(world.Journal, Seed).Trade(Steps);
        return world;
    }

    private async Task<string> ExpectedAsync()
    {
        await (await WorldAsync()).ProjectAsync();
        return await Books.ReadAsync(fixture.DataSource);
    }
}
