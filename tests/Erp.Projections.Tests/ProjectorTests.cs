using Erp.Grains.Inventory;
using Erp.Grains.Projections;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>The background service: it follows the journal by itself, survives what can be survived, and stops where it must.</summary>
public sealed class ProjectorTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ProjectionOptions Options = new()
    {
        Interval = TimeSpan.FromMilliseconds(5),
        Heartbeat = TimeSpan.FromMilliseconds(20),
        Takeover = TimeSpan.FromMilliseconds(20),
        Follow = TimeSpan.FromMilliseconds(5),
        LongestPause = TimeSpan.FromMilliseconds(100),
    };

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
        await using var node = await Node.StartAsync(_world);
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
        await using var node = await Node.StartAsync(_world);
        await node.CatchUpAsync();
        var began = DateTime.UtcNow;
        while ((await _world.Database.ScalarAsync<DateTime>("select current_as_of from erp.projection_status")) < began)
            Assert.True(DateTime.UtcNow - began < Patience, "The status row stands still.");
    }

    [Fact]
    public async Task It_goes_on_from_the_checkpoint_when_its_connection_is_killed()
    {
        await using var node = await Node.StartAsync(_world);
        for (var i = 0; i < 10; i++)
        {
            _world.Shop.Sell($"s-{i}", "T0", (1, 1));
            await KillProjectorsAsync();
            await node.CatchUpAsync();
        }
        Assert.Equal("10", await _world.RowsAsync("select count(*) from erp.sales"));
        await Books.AssertTheyAddUpAsync(fixture.Database);
    }

    [Fact]
    public async Task Of_two_nodes_one_projects_and_the_other_takes_over()
    {
        await using var first = await Node.StartAsync(_world);
        await first.CatchUpAsync();
        await using var second = await Node.StartAsync(_world);
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
        await using var node = await Node.StartAsync(_world);
        await node.CatchUpAsync();
        var before = node.Gate.Applied;
        _world.Journal.Record(1, "strange/1/x", new StrangeEvent());
        _world.Shop.Receive(1, 5);

        await node.Log.Critical.WaitAsync(Patience);
        Assert.Contains("No projection knows StrangeEvent at 1.3 of strange/1/x.", await node.Log.Critical, StringComparison.Ordinal);
        Assert.Equal($"{before.Value}|5", await _world.RowsAsync(
            "select position, (select quantity_on_hand from erp.inventory_items) from erp.projection_status"));
    }

    private Task KillProjectorsAsync() => fixture.Database.ExecuteAsync(
        """
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """);

    /// <summary>One node's projector, as the host runs it.</summary>
    private sealed class Node : IAsyncDisposable
    {
        private readonly ProjectionWorld _world;
        private readonly NpgsqlDataSource _database;
        private bool _stopped;

        private Node(ProjectionWorld world)
        {
            _world = world;
            _database = NpgsqlDataSource.Create(world.Database.ConnectionString);
            Projector = new Projector(world.Journal.Journal, _database, Gate, Options, TimeProvider.System, Log);
        }

        public ProjectionGate Gate { get; } = new(TimeProvider.System);

        public FirstCritical Log { get; } = new();

        public Projector Projector { get; }

        public static async Task<Node> StartAsync(ProjectionWorld world)
        {
            var node = new Node(world);
            await node.Projector.StartAsync(CancellationToken.None);
            return node;
        }

        public async Task CatchUpAsync() =>
            Assert.True(await Gate.WaitForAsync(await _world.Journal.Journal.HeadAsync(CancellationToken.None), Patience, CancellationToken.None));

        public async ValueTask DisposeAsync()
        {
            if (_stopped) return;
            _stopped = true;
            await Projector.StopAsync(CancellationToken.None);
            Projector.Dispose();
            await _database.DisposeAsync();
        }
    }

    private sealed class FirstCritical : ILogger<Projector>
    {
        private readonly TaskCompletionSource<string> _critical = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Critical => _critical.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Critical) _critical.TrySetResult(formatter(state, exception));
        }
    }
}
