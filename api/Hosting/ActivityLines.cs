using System.Globalization;
using Erp.Api.Projections;
using Erp.Api.Tills;
using Npgsql;

namespace Erp.Api.Hosting;

/// <summary>One line on the console every ten seconds in which something was sold.</summary>
internal sealed class ActivityLines(SalesCounter sales, ProjectionReader projections) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var seen = sales.Total;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var total = sales.Total;
            if (total == seen) continue;
            await Console.Out.WriteLineAsync(Line(total - seen, total, await LagAsync(stoppingToken)));
            seen = total;
        }
    }

    private static string Line(long sold, long total, double? lag) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.Now:HH:mm:ss}  {sold / Interval.TotalSeconds:#,0.#} sales/s, {total:#,0} since the start; "
        + $"tables {(lag is null ? "not reachable" : $"{lag:0.0} s behind")}");

    private async Task<double?> LagAsync(CancellationToken cancellation)
    {
        try
        {
            return (await projections.StatusAsync(cancellation))?.LagSeconds;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
