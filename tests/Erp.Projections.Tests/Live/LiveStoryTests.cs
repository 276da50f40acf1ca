using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Erp.Grains.Live;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Projections.Tests.Live;

/// <summary>Whatever subscribers do and however they are served, together they were told what the journal says.</summary>
public sealed class LiveStoryTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_feed_that_keeps_little_skips_nothing_but_what_was_overtaken(int seed)
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        await using var feed = LiveWorld.Feed(world.Journal.Journal, fixture.DataSource, LiveWorld.Forgetful);
        await RunAsync(world, feed, new Random(seed), each: false);
    }

    /// <summary>The tables stay where they were when the first came, so all that follows is told.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_feed_that_keeps_enough_tells_each_change_to_all_who_come_and_go(int seed)
    {
        var world = await ProjectionWorld.CreateAsync(fixture.Database);
        await using var feed = LiveWorld.Feed(world.Journal.Journal, fixture.DataSource, LiveWorld.Patient);
        await RunAsync(world, feed, new Random(seed), each: true);
    }

    /// <summary>As in a cluster: one node writes, another one tells of it and learns of it from the database.</summary>
    [Fact]
    public async Task A_node_that_writes_nothing_tells_what_another_writes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var writer = Journal(source);
        await using var reader = Journal(source);
        await using var projector = await ProjectorNode.StartAsync(writer, database.ConnectionString);
        await using var feed = LiveWorld.Feed(reader, source, LiveWorld.Forgetful with { ItemChanges = 20, Burst = 20 });
        var random = new Random(6);
        var journal = new TestJournal(writer, () => { });
        var trade = new RandomTrade(journal, seed: 6);
        await using var story = new LiveStory(feed, random);
        for (var step = 0; step < 60; step++)
        {
            trade.Trade(4);
            if (step % 10 == 0) story.Join(await writer.HeadAsync(CancellationToken.None), company: 1 + random.Next(2));
            await story.StepAsync();
        }
        await story.FinishAsync(End(journal));

        story.Check(await JournalTruth.ReadAsync(writer), each: false);
    }

    private static async Task RunAsync(ProjectionWorld world, LiveFeed feed, Random random, bool each)
    {
        var trade = new RandomTrade(world.Journal, random.Next());
        await using var story = new LiveStory(feed, random);
        for (var step = 0; step < 150; step++)
        {
            trade.Trade(random.Next(4));
            if (!each && random.Next(4) == 0) await world.ProjectAsync();
            if (step % 15 == 0) story.Join(await world.Journal.Journal.HeadAsync(CancellationToken.None), company: 1 + random.Next(2));
            await story.StepAsync();
        }
        await story.FinishAsync(End(world.Journal));

        story.Check(await JournalTruth.ReadAsync(world.Journal.Journal), each);
    }

    /// <summary>Every client watches the first product of its company.</summary>
    private static Dictionary<int, (Position, Position)> End(TestJournal journal) => new[] { 1, 2 }.ToDictionary(
        company => company,
        company =>
        {
            var shop = new Shop(journal, company);
            var sale = shop.Complete("the-end", "T8", (2, 1));
            return (shop.Receive(1, 1), sale);
        });

    private static PostgresJournal Journal(NpgsqlDataSource database) => new(
        database, TestJournal.Types, new JournalOptions { TailPoll = TimeSpan.FromMilliseconds(5) }, TimeProvider.System,
        NullLogger<PostgresJournal>.Instance);
}
