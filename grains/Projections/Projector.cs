using Erp.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// Keeps the tables up with the journal. Every node has one; a lock in the database lets one of them work, and should that fail, the
/// checkpoint lets none but one write. Whatever goes wrong, it begins again from the checkpoint.
/// </summary>
public sealed class Projector(
    IJournal journal,
    NpgsqlDataSource database,
    ProjectionGate gate,
    ProjectionOptions options,
    TimeProvider clock,
    ILogger<Projector> logger) : BackgroundService
{
    private volatile bool _leads;

    /// <summary>Whether this run has written anything: its failure is then a new one, not the last one again.</summary>
    private bool _progressed;

    /// <summary>Whether this node is the one that projects.</summary>
    public bool Leads => _leads;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await Task.WhenAll(ProjectAsync(stoppingToken), FollowAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops; the next projector goes on from the checkpoint.
        }
    }

    private async Task ProjectAsync(CancellationToken stopping)
    {
        for (var failures = 0; ;)
        {
            try
            {
                await LeadAsync(stopping);
                failures = 0;
                await Task.Delay(options.Takeover, clock, stopping);
            }
            catch (UnknownEventException e)
            {
                ProjectorLog.Stopped(logger, e.Message);
                return;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                failures = _progressed ? 1 : failures + 1;
                var pause = PauseAfter(failures);
                ProjectorLog.Failed(logger, e.Message, pause.TotalMilliseconds);
                await Task.Delay(pause, clock, stopping);
            }
        }
    }

    /// <summary>Returns at once if another node leads; else only by failing.</summary>
    private async Task LeadAsync(CancellationToken stopping)
    {
        _progressed = false;
        await using var connection = await database.OpenConnectionAsync(stopping);
        await using var turn = await ProjectorLock.TryTakeAsync(ProjectorLock.Live, connection, stopping);
        if (turn is null) return;
        try
        {
            _leads = true;
            await RunAsync(connection, stopping);
        }
        finally
        {
            _leads = false;
        }
    }

    private async Task RunAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        var run = await ProjectionRun.OfLiveTablesAsync(connection, stopping);
        gate.Advance(run.Position);
        ProjectorLog.Began(logger, run.Position);
        await using var feed = new JournalFeed(journal, run.Position, options, clock);
        while (true)
        {
            if (await feed.NextAsync(options.Heartbeat, stopping) is { } window) await run.ApplyAsync(window, stopping);
            else await run.BeatAsync(await feed.CurrentAtAsync(run.Position, stopping), stopping);
            gate.Advance(run.Position);
            _progressed = true;
        }
    }

    /// <summary>Where another node projects, its progress is read from the status row, while anybody here waits for it.</summary>
    private async Task FollowAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(_leads ? options.Takeover : options.Follow, clock, stopping);
            if (_leads || !gate.IsAwaited) continue;
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping);
                if (await ProjectionCheckpoint.ReadAsync("live", connection, stopping) is { } checkpoint) gate.Advance(checkpoint.Position);
            }
            catch (NpgsqlException e)
            {
                ProjectorLog.CannotFollow(logger, e.Message);
                await Task.Delay(options.Takeover, clock, stopping);
            }
        }
    }

    private TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromMilliseconds(Math.Min(options.LongestPause.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(failures, 10))));
}
