using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;
using Npgsql;

namespace Erp.Journal.Tests.Postgres;

public sealed class JournalViewSpecs : IAsyncLifetime
{
    private PostgresHouse _house = null!;

    public async Task InitializeAsync() => _house = await PostgresHouse.CreateAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_view_shows_every_event_of_a_packed_row_with_its_own_who_why_and_when()
    {
        var stream = await _house.Node().OpenAsync("a");
        Task<Position> last;
        await using (await _house.HoldAsync())
        {
            _ = stream.Add(0);
            _ = stream.Append([new CounterEvent.Added(1), new CounterEvent.Added(2)], Counting.At(10));
            _ = stream.Append([new CounterEvent.Noted("ž")], Counting.At(30, "user:bob"));
            last = stream.Append([new CounterEvent.Added(3)], Counting.At(20, "user:bob", "request-2"));
        }
        await last.Soon();

        Assert.True(await _house.Database.ScalarAsync<bool>("select max(last_version - first_version) > 1 from erp.journal"));
        Assert.Equal(
            [
                """counter/1/a 1 counting.added.v1 {"Amount": 0} user:ann request-1 0""",
                """counter/1/a 2 counting.added.v1 {"Amount": 1} user:ann request-1 10""",
                """counter/1/a 3 counting.added.v1 {"Amount": 2} user:ann request-1 10""",
                """counter/1/a 4 counting.noted.v1 {"Text": "ž"} user:bob request-1 30""",
                """counter/1/a 5 counting.added.v1 {"Amount": 3} user:bob request-2 20""",
            ],
            await LinesAsync());
    }

    private async Task<List<string>> LinesAsync()
    {
        await using var command = _house.Database.DataSource.CreateCommand("""
            select concat_ws(' ', stream, version, type, payload, actor, correlation, extract(microseconds from recorded_at)::integer)
            from erp.journal_events where company_id = 1 order by position, version
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
