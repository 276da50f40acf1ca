using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;
using Erp.TestKit.Postgres;

namespace Erp.Journal.Tests.Postgres;

/// <summary>The connection is lost and the outcome of a batch with it. Whatever had happened, each event is there exactly once.</summary>
public sealed class LostConnectionSpecs : IAsyncLifetime
{
    private PostgresHouse _house = null!;

    private TestDatabase Database => _house.Database;

    public async Task InitializeAsync() => _house = await PostgresHouse.CreateAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_backend_killed_before_its_commit_costs_a_delay_and_nothing_else()
    {
        var journal = _house.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        Task<Position> append;
        await using (await _house.HoldAsync())
        {
            append = stream.Add(2);
            await Database.UntilAsync("select exists (select from pg_locks where locktype = 'advisory' and not granted)");
            await Database.ExecuteAsync("select pg_terminate_backend(backend_pid) from erp.journal_nodes");
        }

        await append.Soon();

        await stream.Add(3).Soon();
        Assert.Equal([1, 2, 3], await AmountsAsync(journal));
    }

    [Fact]
    public async Task A_cut_wire_with_the_old_backend_about_to_commit_does_not_write_twice()
    {
        var (database, link) = PostgresNodes.Wire(Database.ConnectionString);
        await using var wire = link;
        await using var source = database;
        await using var journal = PostgresNodes.Start(database);
        var stream = await journal.OpenAsync("a");
        await stream.Add(1).Soon();
        var old = await Database.ScalarAsync<int>("select backend_pid from erp.journal_nodes");
        Task<Position> append;
        await using (await _house.HoldAsync())
        {
            append = stream.Add(2);
            await Database.UntilAsync("select exists (select from pg_locks where locktype = 'advisory' and not granted)");
            link.Cut();
            // It is ended while it still waits for the lock: released, it would commit what the lane is about to send again.
            await Database.UntilAsync($"select not exists (select from pg_stat_activity where pid = {old})");
        }

        await append.Soon();

        await stream.Add(3).Soon();
        Assert.Equal([1, 2, 3], await AmountsAsync(journal));
    }

    [Fact]
    public async Task A_commit_whose_acknowledgement_is_lost_is_found_and_answered()
    {
        var (database, link) = PostgresNodes.Wire(Database.ConnectionString);
        await using var wire = link;
        await using var source = database;
        await using var journal = PostgresNodes.Start(database);
        var stream = await journal.OpenAsync("a");
        var first = await stream.Add(1).Soon();
        link.LoseReplies();

        var append = stream.Add(2);
        await Database.UntilAsync("select count(*) = 2 from erp.journal");
        Assert.False(append.IsCompleted);
        link.Cut();

        Assert.Equal(first.Value + 1, (await append.Soon()).Value);
        await stream.Add(3).Soon();
        Assert.Equal([1, 2, 3], await AmountsAsync(journal));
    }

    [Fact]
    public async Task A_dead_nodes_backend_is_ended_before_its_streams_are_loaded_elsewhere()
    {
        var (database, link) = PostgresNodes.Wire(Database.ConnectionString);
        await using var wire = link;
        await using var source = database;
        await using var dead = PostgresNodes.Start(database, new JournalOptions { OutageTimeout = TimeSpan.Zero });
        var stream = await dead.OpenAsync("a");
        await stream.Add(1).Soon();
        Task<Position> append;
        IJournalStream successor;
        await using (await _house.HoldAsync())
        {
            append = stream.Add(2);
            await Database.UntilAsync("select exists (select from pg_locks where locktype = 'advisory' and not granted)");
            link.Cut(refuseNew: true);
            var alive = _house.Node(new JournalOptions { SoleNode = true });
            (successor, var state) = await alive.LoadAsync("a");
            Assert.Equal(1, state.Total);
        }

        await successor.Add(10).Soon();

        Assert.Equal(UnavailableException.Unavailable, await append.CodeOf());
        Assert.Equal([1, 10], await AmountsAsync(_house.Node()));
    }

    [Fact]
    public async Task A_node_that_let_its_lease_run_out_is_ended_by_the_next_one()
    {
        var frozen = _house.Node(clock: new ManualClock());
        var stream = await frozen.OpenAsync("a");
        await stream.Add(1).Soon();
        await Database.ExecuteAsync("update erp.journal_nodes set renewed_at = renewed_at - interval '1 hour'");

        await _house.Node().HeadAsync(CancellationToken.None);

        Assert.Equal(UnavailableException.Conflict, await stream.Add(2).CodeOf());
    }

    [Fact]
    public async Task A_journal_that_is_closed_writes_what_it_has_taken_and_takes_nothing_more()
    {
        var journal = PostgresNodes.Start(Database.DataSource);
        var stream = await journal.OpenAsync("a");
        Task<Position>[] taken = [stream.Add(1), stream.Add(2)];

        await journal.DisposeAsync();

        await Task.WhenAll(taken).Soon();
        Assert.Throws<UnavailableException>(() => { _ = stream.Add(3); });
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from erp.journal_nodes"));
        Assert.Equal([1, 2], await AmountsAsync(_house.Node()));
    }

    private static async Task<List<int>> AmountsAsync(IJournal journal) =>
        [.. (await journal.ReadAsync("a")).Select(recorded => ((CounterEvent.Added)recorded.Event).Amount)];
}
