using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

/// <summary>The background service: it follows the journal by itself, survives what can be survived, and stops where it must.</summary>
public sealed class ProjectorTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = ProjectorNode.Patience;

    private ProjectionWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        _world.Shop.Product(1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_follows_the_journal()
    {
        await using var node = await StartAsync();
        for (var i = 1; i <= 20; i++)
        {
            var position = _world.Shop.Receive(1, 1);
            Assert.True(await node.Gate.WaitForAsync(position, Patience, CancellationToken.None));
            Assert.Equal($"{i}", await _world.RowsAsync("select quantity_on_hand from erp.inventory_items"));
        }
    }

    [Fact]
    public async Task A_quiet_journal_is_reported_as_current()
    {
        await using var node = await StartAsync();
        await node.CatchUpAsync();
        var began = DateTime.UtcNow;
        while ((await _world.Database.ScalarAsync<DateTime>("select current_as_of from erp.projection_status")) < began)
            Assert.True(DateTime.UtcNow - began < Patience, "The status row stands still.");
    }

    [Fact]
    public async Task It_goes_on_from_the_checkpoint_when_its_connection_is_killed()
    {
        await using var node = await StartAsync();
        for (var i = 0; i < 10; i++)
        {
            _world.Shop.Sell($"s-{i}", "T0", (1, 1));
            await KillProjectorsAsync();
            await node.CatchUpAsync();
        }
        Assert.Equal("10", await _world.RowsAsync("select count(*) from erp.sales"));
        await Books.AssertTheyAddUpAsync(fixture.DataSource);
    }

    [Fact]
    public async Task Of_two_nodes_one_projects_and_the_other_takes_over()
    {
        await using var first = await StartAsync();
        await first.CatchUpAsync();
        await using var second = await StartAsync();
        var position = _world.Shop.Receive(1, 5);
        Assert.True(await second.Gate.WaitForAsync(position, Patience, CancellationToken.None));
        Assert.True(first.Projector.Leads);
        Assert.False(second.Projector.Leads);

        await first.DisposeAsync();
        position = _world.Shop.Receive(1, 5);
        Assert.True(await second.Gate.WaitForAsync(position, Patience, CancellationToken.None));
        Assert.True(second.Projector.Leads);
        Assert.Equal("10", await _world.RowsAsync("select quantity_on_hand from erp.inventory_items"));
    }

    [Fact]
    public async Task An_event_that_nobody_knows_stops_it_with_a_clear_word_and_nothing_skipped()
    {
        _world.Shop.Receive(1, 5);
        await using var node = await StartAsync();
        await node.CatchUpAsync();
        var before = node.Gate.Applied;
        _world.Journal.Record(1, "strange/1/x", new StrangeEvent());
        _world.Shop.Receive(1, 5);

        await node.Stopped.WaitAsync(Patience);
        Assert.Contains("No projection knows StrangeEvent at 1.3 of strange/1/x.", await node.Stopped, StringComparison.Ordinal);
        Assert.Equal($"{before.Value}|5", await _world.RowsAsync(
            "select position, (select quantity_on_hand from erp.inventory_items) from erp.projection_status"));
    }

    private Task<ProjectorNode> StartAsync() => ProjectorNode.StartAsync(_world.Journal.Journal, fixture.ConnectionString);

    private Task KillProjectorsAsync() => fixture.Database.ExecuteAsync(
        """
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """);
}
