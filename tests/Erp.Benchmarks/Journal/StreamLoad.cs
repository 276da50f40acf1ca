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

        var callers = Math.Max(inFlight, 1);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => AppendAsync(open, caller, callers, stop.Token))));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var events = counts.Sum();
        var cpuOfOne = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / events;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{streams:N0} streams: {events / elapsed:N0} events/s, {cpuOfOne:0.0} µs of this process each; {opened:N0} streams opened a second"));
        return events / elapsed;
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
