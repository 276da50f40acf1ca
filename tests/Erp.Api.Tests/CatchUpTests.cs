using Erp.Api.Hosting;
using Erp.Api.Projections;
using Erp.Api.Tests.Server;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Projections;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.Logging;

namespace Erp.Api.Tests;

/// <summary>What the tables contain when the first request is taken.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    [Fact]
    public async Task The_first_list_shows_the_demo_s_products()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var otherProjector = await database.DataSource.OpenConnectionAsync();
        await using var turn = await ProjectorLock.TryTakeAsync(ProjectorLock.Live, otherProjector, CancellationToken.None);
        var starting = TestServer.StartOnAsync(database.ConnectionString, _folder.Path);
        while (!await database.ScalarAsync<bool>("select exists (select from erp.journal_streams where company_id = 0)"))
            Assert.False(starting.IsCompleted, "The server takes requests before the tables contain the demo company.");

        await turn!.DisposeAsync();
        await using var server = await starting;

        using var client = new GraphQLClient(
            server.Url, await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder.Path)));
        var data = await client.DataAsync("{ products(first: 50) { nodes { sku } } }");
        Assert.Equal(20, data.GetProperty("products").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task A_backlog_holds_the_start_up_for_a_while_only_and_is_said()
    {
        var journal = new InMemoryJournal(new EventTypes([]), new InMemoryStore(), new InMemoryJournalOptions());
        var log = new WarningLog();
        var start = new CatchUpStart(journal, new ProjectionGate(TimeProvider.System), log)
        {
            Patience = TimeSpan.FromMilliseconds(1),
        };

        await start.StartAsync(CancellationToken.None);

        Assert.Equal(
            ["Lists and reports are behind: the tables are at 0.0, the journal is at 1.0."], log.Warnings);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    private sealed class WarningLog : ILogger<CatchUpStart>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Add(formatter(state, exception));
    }
}
