using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>
/// A module's part of the projected tables: how its events become rows. An instance belongs to one run of one projector, which
/// prepares, folds and writes window after window; when a window fails, the instance is thrown away with all that it remembers.
/// </summary>
public interface IProjection
{
    /// <summary>The tables it writes, for a rebuild.</summary>
    IEnumerable<string> Tables { get; }

    /// <summary>Says which events it folds, and how.</summary>
    void Subscribe(EventRoutes routes);

    /// <summary>Loads the rows that folding the window starts from and that are not in memory yet, a set at a time.</summary>
    Task PrepareAsync(ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation);

    /// <summary>Writes what folding has changed, within the window's transaction.</summary>
    Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation);
}
