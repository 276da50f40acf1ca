using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;
using Npgsql;

namespace Erp.Journal.Tests.Postgres;

/// <summary>A commit may be late after its positions have been taken. Whoever remembers a position must not skip it.</summary>
public sealed class CommitOrderSpecs : IAsyncLifetime
{
    /// <summary>Any number that is not the writers' own.</summary>
    private const int Gate = 4711;

    private PostgresHouse _house = null!;

    public async Task InitializeAsync() => _house = await PostgresHouse.CreateAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task While_a_commit_is_late_a_reader_sees_no_later_position()
    {
        await MakeLateAsync("""{"Amount":1}""");
        var late = await _house.Node().OpenAsync("late");
        var prompt = await _house.Node().OpenAsync("prompt");
        await using var tail = new TailReader(_house.Node().TailAsync(default, CancellationToken.None));
        var seen = tail.TakeEventsAsync(2);
        Task<Position> first, second;
        await using (await CloseGateAsync())
        {
            first = late.Add(1);
            await WaitingAsync(1);
            second = prompt.Add(2);
            await WaitingAsync(2);
            Assert.False(second.IsCompleted);
        }

        Assert.True((await first.Soon()).Value < (await second.Soon()).Value);
        Assert.Equal([Counting.Stream("late"), Counting.Stream("prompt")], (await seen.Soon()).Select(entry => entry.Stream));
    }

    /// <summary>The trigger is deferred: it waits at the gate between the statement and the commit.</summary>
    private Task MakeLateAsync(string json) => _house.Database.ExecuteAsync(
        $"""
        create function erp.wait_at_gate() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock_shared({Gate}); return null; end $$;
        create constraint trigger late after insert on erp.journal deferrable initially deferred
            for each row when (convert_from(new.payload, 'UTF8') like '%{json}%') execute function erp.wait_at_gate()
        """);

    /// <summary>Closed until the connection is given back, which ends its transaction.</summary>
    private async Task<NpgsqlConnection> CloseGateAsync()
    {
        var connection = await _house.Database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"begin; select pg_advisory_xact_lock({Gate})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private Task WaitingAsync(int backends) => _house.Database.UntilAsync(
        $"""
        select count(*) = {backends} from pg_locks
        where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())
        """);
}
