using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>
/// The ways to write a batch, one after the other on one connection, with the journal's lock, positions and two indexes: a statement
/// with unnest or binary COPY, the payload as bytea, text or jsonb, rows of one event or packed, small and large batches.
/// </summary>
internal static class WaysToWrite
{
    private const string Event =
        """{"Owner":"till/1/T17","Cause":"01JD4E7ZK3","Attempt":4294967301,"Quantity":2.000,"ExpiresAt":"2026-01-01T00:01:00+00:00"}""";

    private static readonly int[] s_batches = [256, 1024, 4096];

    public static async Task CompareAsync(NpgsqlDataSource database, TimeSpan duration, TextWriter output)
    {
        await output.WriteLineAsync("ways to write a batch: events/s, and µs of the server's and of this process's time an event");
        await output.WriteLineAsync(new string(' ', 28) + string.Concat(s_batches.Select(batch => $"{batch,12:N0} a batch   ")));
        foreach (var packed in new[] { 1, 16 })
        {
            foreach (var payload in new[] { "bytea", "text", "jsonb" })
            {
                await RowAsync("unnest", payload, packed, rows => new UnnestWay(payload, rows));
                await RowAsync("COPY", payload, packed, rows => new CopyWay(payload, rows));
            }
            await RowAsync("raw COPY", "bytea", packed, rows => new RawCopyWay(rows));
        }

        async Task RowAsync(string name, string payload, int packed, Func<int, WayToWrite> way)
        {
            await output.WriteAsync($"{name}, {payload}, {packed} a row".PadRight(28));
            foreach (var batch in s_batches)
            {
                await using var connection = await database.OpenConnectionAsync();
                await MakeTableAsync(connection, payload);
                var cost = await MeasureAsync(way(batch / packed), connection, batch / packed, Payload(packed), duration);
                var cell = FormattableString.Invariant($"{cost.Rows * packed:N0}/s {cost.ServerUs / packed:0.0}+{cost.ClientUs / packed:0.0}");
                await output.WriteAsync(cell.PadLeft(22));
            }
            await output.WriteLineAsync();
        }
    }

    private static byte[] Payload(int events) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(Event, events))}]");

    /// <summary>10,000 streams in turn; the preparation of a batch counts, since it keeps the connection waiting.</summary>
    private static async Task<(double Rows, double ServerUs, double ClientUs)> MeasureAsync(
        WayToWrite way, NpgsqlConnection connection, int rows, byte[] payload, TimeSpan duration)
    {
        const int Streams = 10_000;
        var written = 0L;
        await way.WriteAsync(connection, 0, rows, Streams, payload);
        var (server, client) = (ProcessTime.Of(connection.ProcessID), ProcessTime.Of(Environment.ProcessId));
        var started = Stopwatch.GetTimestamp();
        for (var from = (long)rows; Stopwatch.GetElapsedTime(started) < duration; from += rows)
        {
            await way.WriteAsync(connection, from, rows, Streams, payload);
            written += rows;
        }
        return (
            written / Stopwatch.GetElapsedTime(started).TotalSeconds,
            (ProcessTime.Of(connection.ProcessID) - server).TotalMicroseconds / written,
            (ProcessTime.Of(Environment.ProcessId) - client).TotalMicroseconds / written);
    }

    private static async Task MakeTableAsync(NpgsqlConnection connection, string payload)
    {
        await using var command = new NpgsqlCommand(
            $"""
            drop schema if exists ways cascade;
            create schema ways;
            create table ways.journal (like erp.journal including all);
            alter table ways.journal drop column payload, add column payload {payload} not null;
            create sequence ways.position;
            checkpoint;
            """,
            connection)
        { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
        await connection.ReloadTypesAsync();
    }
}
