using Erp.Grains.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// Makes the tables anew from the journal while the old ones serve: into empty copies, in short transactions, until they have caught
/// up; then both trade places. Readers and the projector go on throughout.
/// </summary>
public sealed class ProjectionRebuild(
    IJournal journal, NpgsqlDataSource database, ProjectionOptions options, TimeProvider clock, ILogger<ProjectionRebuild> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly string[] _tables = [.. Modules.Projections().SelectMany(projection => projection.Tables)];

    private long? _refused;

    /// <returns>Where the rebuilt tables were when they took over.</returns>
    /// <exception cref="InvalidOperationException">Another rebuild is under way.</exception>
    public async Task<Position> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var turn = await ProjectorLock.TryTakeAsync(ProjectorLock.Rebuild, connection, cancellation)
            ?? throw new InvalidOperationException("Another rebuild is under way.");
        var generation = await BeginAsync(connection, cancellation);
        ProjectorLog.RebuildBegan(logger, generation);
        var run = ProjectionRun.OfRebuild(generation, connection);
        await using (var feed = new JournalFeed(journal, run.Position, options with { Interval = TimeSpan.Zero }, clock))
        {
            do
            {
                if (await feed.NextAsync(Patience, cancellation) is { } window) await run.ApplyAsync(window, cancellation);
            }
            while (!await TryFinishAsync(connection, cancellation));
        }
        ProjectorLog.RebuildServes(logger, generation, run.Position);
        await DropOthersAsync(generation, connection, cancellation);
        return run.Position;
    }

    /// <summary>What an interrupted rebuild left is cleared away first.</summary>
    private async Task<int> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ExecuteAsync("delete from erp.projection_status where name = 'rebuild'", connection, cancellation);
        var live = await ProjectionCheckpoint.ReadAsync("live", connection, cancellation)
            ?? throw new InvalidOperationException("erp.projection_status has no row \"live\": the database scripts have not been applied.");
        await DropOthersAsync(live.Generation, connection, cancellation);
        await using var begin = new NpgsqlCommand("call erp.begin_rebuild($1, $2)", connection)
        {
            Parameters = { new() { Value = _tables }, new() { Value = live.Generation + 1 } },
        };
        await begin.ExecuteNonQueryAsync(cancellation);
        return live.Generation + 1;
    }

    /// <summary>
    /// While this waits for a lock, readers wait behind it; so it waits briefly, and leaves them alone for a while before it tries again.
    /// </summary>
    private async Task<bool> TryFinishAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_refused is { } refused && clock.GetElapsedTime(refused) < options.Takeover) return false;
        try
        {
            await using var command = new NpgsqlCommand("select erp.finish_rebuild($1)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = _tables });
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            ProjectorLog.ReadersInTheWay(logger, e.MessageText);
            _refused = clock.GetTimestamp();
            return false;
        }
    }

    /// <summary>Tables that serve nobody any more, but that a long report may still be reading.</summary>
    private async Task DropOthersAsync(int generation, NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var schema in await OthersAsync(generation, connection, cancellation))
        {
            while (!await TryDropAsync(schema, connection, cancellation)) await Task.Delay(options.Takeover, clock, cancellation);
        }
    }

    private static async Task<List<string>> OthersAsync(int generation, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select nspname from pg_namespace where nspname ~ '^erp_g[0-9]+$' and nspname <> $1", connection)
        {
            Parameters = { new() { Value = $"erp_g{generation}" } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var schemas = new List<string>();
        while (await reader.ReadAsync(cancellation)) schemas.Add(reader.GetString(0));
        return schemas;
    }

    private async Task<bool> TryDropAsync(string schema, NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync($"select set_config('lock_timeout', '200ms', true); drop schema {schema} cascade", connection, cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            ProjectorLog.ReadersInTheWay(logger, e.MessageText);
            return false;
        }
    }

    private static async Task ExecuteAsync(string sql, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
