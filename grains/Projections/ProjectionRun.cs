using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// One projector's work on one copy of the tables, from the checkpoint on, until something fails. What it keeps in memory is what SQL
/// holds as of its checkpoint; after a failure nobody knows that, so a new run reads it again.
/// </summary>
public sealed class ProjectionRun
{
    private readonly NpgsqlConnection _connection;
    private readonly ProjectionTarget _target;
    private readonly ImmutableArray<IProjection> _projections;
    private readonly EventRoutes _routes;
    private ProjectionCheckpoint _checkpoint;

    private ProjectionRun(
        NpgsqlConnection connection, ProjectionTarget target, ProjectionCheckpoint checkpoint, ImmutableArray<IProjection> projections)
    {
        (_connection, _target, _checkpoint, _projections) = (connection, target, checkpoint, projections);
        _routes = new EventRoutes(projections);
    }

    public Position Position => _checkpoint.Position;

    /// <param name="connection">The owner's; the run has it to itself.</param>
    public static async Task<ProjectionRun> OfLiveTablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var checkpoint = await ProjectionCheckpoint.ReadAsync("live", connection, cancellation)
            ?? throw new InvalidOperationException("erp.projection_status has no row \"live\": the database scripts have not been applied.");
        return new ProjectionRun(connection, ProjectionTarget.Live(checkpoint.Generation), checkpoint, Modules.Projections());
    }

    /// <param name="generation">Whose tables have just been made and are empty.</param>
    public static ProjectionRun OfRebuild(int generation, NpgsqlConnection connection) =>
        new(connection, ProjectionTarget.Rebuild(generation), new ProjectionCheckpoint(generation, default), Modules.Projections());

    /// <summary>Rows and checkpoint are written in one transaction: both or none, once.</summary>
    /// <exception cref="ProjectionOvertakenException">Another run was here.</exception>
    /// <exception cref="UnknownEventException">An event that no projection knows.</exception>
    public async Task ApplyAsync(ProjectionWindow window, CancellationToken cancellation)
    {
        foreach (var projection in _projections) await projection.PrepareAsync(window, _target, _connection, cancellation);
        foreach (var projected in window.Events) _routes.Route(projected);

        await using var transaction = await _connection.BeginTransactionAsync(cancellation);
        // The rows can be made again from the journal, which is durable: a crash that loses the last of them loses their checkpoint too.
        await using (var relaxed = new NpgsqlCommand("set local synchronous_commit = off", _connection))
            await relaxed.ExecuteNonQueryAsync(cancellation);
        var advanced = await _checkpoint.AdvanceAsync(_target.Name, window.Last, window.CurrentAsOf, _connection, cancellation);
        foreach (var projection in _projections) await projection.WriteAsync(_target, _connection, cancellation);
        await transaction.CommitAsync(cancellation);
        _checkpoint = advanced;
    }

    /// <summary>Says that the projector is at work though nothing has come since the last window.</summary>
    /// <param name="currentAsOf">As of when the rows contain everything; null where that is not known, so that the lag grows.</param>
    public Task BeatAsync(DateTimeOffset? currentAsOf, CancellationToken cancellation) =>
        _checkpoint.AdvanceAsync(_target.Name, Position, currentAsOf ?? DateTimeOffset.UnixEpoch, _connection, cancellation);
}
