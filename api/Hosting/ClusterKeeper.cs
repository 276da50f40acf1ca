using Erp.Silo;
using Erp.Silo.Postgres;

namespace Erp.Api.Hosting;

/// <summary>
/// Starts the private PostgreSQL again should it ever be gone (killed, out of memory). The journal waits for a database
/// that is away for a while, so nobody notices but by the delay.
/// </summary>
internal sealed partial class ClusterKeeper(PrivateCluster cluster, ILogger<ClusterKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (cluster.IsRunning) continue;
            try
            {
                await cluster.RestartAsync(ShutdownMode.Fast, stoppingToken);
                LogRestarted();
            }
            catch (StartupException e)
            {
                // What is left of a killed server may hold its memory for a moment; the next tick tries again.
                LogNotYet(e.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "PostgreSQL was gone and has been started again.")]
    private partial void LogRestarted();

    [LoggerMessage(2, LogLevel.Warning, "PostgreSQL is gone. {Reason}")]
    private partial void LogNotYet(string reason);
}
