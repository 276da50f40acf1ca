using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Erp.Journal.Tests.Support;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Journal.Tests.Postgres;

/// <summary>The whole server goes away and comes back.</summary>
public sealed class RestartSpecs : IAsyncLifetime
{
    private const int Streams = 40;
    private const int Appends = 60;

    private PrivateCluster _cluster = null!;
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _database = NpgsqlDataSource.Create(_cluster.ConnectionString);
        await SchemaMigrator.MigrateAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(ShutdownMode.Fast)]
    [InlineData(ShutdownMode.Immediate)]
    public async Task A_restart_under_load_costs_time_and_loses_and_doubles_nothing(ShutdownMode mode)
    {
        await using var journal = PostgresNodes.Start(_database, new JournalOptions { OutageTimeout = TimeSpan.FromMinutes(1) });
        using var halfway = new CountdownEvent(Streams * Appends / 2);
        var load = Enumerable.Range(0, Streams).Select(i => Task.Run(() => AppendAsync(journal, $"s{i}", halfway))).ToArray();
        var waiting = Task.Run(halfway.Wait);
        await Task.WhenAny(waiting, Task.WhenAll(load)).WaitAsync(TimeSpan.FromMinutes(1));

        await _cluster.RestartAsync(mode);
        await Task.WhenAll(load).WaitAsync(TimeSpan.FromMinutes(1));

        for (var i = 0; i < Streams; i++)
        {
            var events = await journal.ReadAsync($"s{i}");
            Assert.Equal(Enumerable.Range(1, Appends), events.Select(recorded => ((CounterEvent.Added)recorded.Event).Amount));
        }
    }

    [Fact]
    public async Task An_outage_that_lasts_is_answered_unavailable_and_the_next_activation_goes_on()
    {
        await using var journal = PostgresNodes.Start(_database, new JournalOptions { OutageTimeout = TimeSpan.Zero });
        var stream = await journal.OpenAsync("a");
        var idle = await journal.OpenAsync("idle");
        await stream.Add(1).Soon();
        await idle.Add(1).Soon();

        await _cluster.StopAsync(ShutdownMode.Immediate);
        Assert.Equal(UnavailableException.Unavailable, await stream.Add(2).CodeOf());
        Assert.Equal(UnavailableException.Unavailable, await journal.OpenAsync("b").CodeOf());
        Assert.Equal(UnavailableException.Unavailable, await stream.WhenDurable().CodeOf());
        await _cluster.RestartAsync(ShutdownMode.Fast);

        await idle.Add(2).Soon();
        var (reloaded, state) = await journal.LoadAsync("a");
        Assert.Equal(1, state.Total);
        await reloaded.Add(2).Soon();
    }

    private static async Task AppendAsync(PostgresJournal journal, string name, CountdownEvent halfway)
    {
        var stream = await journal.OpenAsync(name);
        for (var i = 1; i <= Appends; i++)
        {
            await stream.Add(i);
            if (!halfway.IsSet) halfway.Signal();
        }
    }
}
