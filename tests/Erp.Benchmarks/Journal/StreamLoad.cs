using System.Diagnostics;
using System.Globalization;
using Erp.Grains.Journal;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>Callers that append to their streams in turn, each waiting until its event is durable, as grains do for their clients.</summary>
internal static class StreamLoad
{
    public static async Task<double> RunAsync(NpgsqlDataSource database, int streams, int inFlight, TimeSpan duration, TextWriter output)
    {
        await using var journal = Bench.Journal(database);
        var run = Guid.NewGuid().ToString("N")[..8];
        var opening = Stopwatch.GetTimestamp();
        var open = await OpenAsync(journal, run, streams);
        var opened = streams / Stopwatch.GetElapsedTime(opening).TotalSeconds;
        var creating = Stopwatch.GetTimestamp();
        await CreateAsync(open);
        var created = streams / Stopwatch.GetElapsedTime(creating).TotalSeconds;
        var backend = await BackendAsync(database);
        var (client, server) = (ProcessTime.Of(Environment.ProcessId), ProcessTime.Of(backend));
        var started = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(
            Enumerable.Range(0, inFlight).Select(caller => Task.Run(() => AppendAsync(open, caller, inFlight, stop.Token))));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var events = counts.Sum();
        var clientUs = (ProcessTime.Of(Environment.ProcessId) - client).TotalMicroseconds / events;
        var serverUs = (ProcessTime.Of(backend) - server).TotalMicroseconds / events;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{streams:N0} streams, opened at {opened:N0}/s, created at {created:N0}/s: {events / elapsed:N0} events/s; ")
            + string.Create(CultureInfo.InvariantCulture, $"an event takes {serverUs:0.0} µs of the server and {clientUs:0.0} µs here"));
        return events / elapsed;
    }

    private static async Task<int> BackendAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select backend_pid from erp.journal_nodes");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IJournalStream[]> OpenAsync(IJournal journal, string run, int count)
    {
        const int AtOnce = 2_000;
        var open = new IJournalStream[count];
        for (var from = 0; from < count; from += AtOnce)
        {
            var opening = Enumerable.Range(from, Math.Min(AtOnce, count - from))
                .Select(async i => open[i] = await journal.OpenAsync<BenchState>(Bench.Stream(run, i), CancellationToken.None));
            await Task.WhenAll(opening);
        }
        return open;
    }

    /// <summary>A stream's first event also registers its name; the measurement is of streams that exist.</summary>
    private static async Task CreateAsync(IJournalStream[] streams)
    {
        const int AtOnce = 20_000;
        var context = new CommandContext(DateTimeOffset.UtcNow, Bench.Caller);
        foreach (var some in streams.Chunk(AtOnce)) await Task.WhenAll(some.Select(stream => stream.Append(Bench.Event(0), context)));
    }

    /// <summary>A stream belongs to one caller, but for the one hot stream, which all of them share as a grain's callers do.</summary>
    private static async Task<long> AppendAsync(IJournalStream[] streams, int caller, int callers, CancellationToken stop)
    {
        var count = 0L;
        var shared = streams.Length == 1;
        for (long at = caller; !stop.IsCancellationRequested; at += callers)
        {
            var stream = streams[at % streams.Length];
            var context = new CommandContext(DateTimeOffset.UtcNow, Bench.Caller);
            Task<Position> durable;
            if (shared)
            {
                lock (stream) durable = stream.Append(Bench.Event(at), context);
            }
            else
            {
                durable = stream.Append(Bench.Event(at), context);
            }
            await durable;
            count++;
        }
        return count;
    }
}
