using System.Diagnostics;
using Erp.Grains.Journal;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>Look-ups of commands, half of them known.</summary>
internal static class LookUps
{
    private const int Known = 10_000;

    public static async Task<double> RunAsync(NpgsqlDataSource database, int inFlight, TimeSpan duration)
    {
        await using var journal = Bench.Journal(database);
        var key = Bench.Stream("commands", 1);
        var stream = await journal.OpenAsync<BenchState>(key, CancellationToken.None);
        var context = new CommandContext(DateTimeOffset.UtcNow, Bench.Caller);
        for (var i = 0; i < Known; i++) _ = stream.Append(Bench.Event(i), context, new RecordedCommand($"sale-{i}", (UInt128)i));
        await stream.WhenDurable();

        using var stop = new CancellationTokenSource(duration);
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(caller => Task.Run(async () =>
        {
            var count = 0L;
            for (long at = caller; !stop.IsCancellationRequested; at += inFlight, count++)
                await journal.FindCommandAsync(key, $"sale-{at % (2 * Known)}", CancellationToken.None);
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
