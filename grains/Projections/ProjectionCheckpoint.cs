using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>A row of projection_status: how far a copy of the tables has come.</summary>
public sealed record ProjectionCheckpoint(int Generation, Position Position)
{
    /// <returns>Null if there is no such row.</returns>
    public static async Task<ProjectionCheckpoint?> ReadAsync(
        string name, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select generation, epoch, position from erp.projection_status where name = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        return new ProjectionCheckpoint(reader.GetInt32(0), new Position(reader.GetInt32(1), reader.GetInt64(2)));
    }

    /// <summary>
    /// Moves the row on, if it is where this run left it. First in the transaction, so that of two runs one waits here for the other
    /// and then learns that it has lost.
    /// </summary>
    /// <exception cref="ProjectionOvertakenException">Another run has moved it, or a rebuild has replaced the tables.</exception>
    public async Task<ProjectionCheckpoint> AdvanceAsync(
        string name, Position to, DateTimeOffset currentAsOf, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            update erp.projection_status
            set epoch = $5, position = $6, current_as_of = greatest(current_as_of, $7), updated_at = greatest(clock_timestamp(), $7)
            where name = $1 and generation = $2 and epoch = $3 and position = $4
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = name },
                new() { Value = Generation },
                new() { Value = Position.Epoch },
                new() { Value = Position.Value },
                new() { Value = to.Epoch },
                new() { Value = to.Value },
                new() { Value = currentAsOf.UtcDateTime },
            },
        };
        await command.PrepareAsync(cancellation);
        if (await command.ExecuteNonQueryAsync(cancellation) != 1) throw new ProjectionOvertakenException(name, Position);
        return this with { Position = to };
    }
}

/// <summary>Somebody else has written where this run was about to: it knows too little now and must begin again from the checkpoint.</summary>
public sealed class ProjectionOvertakenException(string name, Position position)
    : Exception($"Another projector has moved \"{name}\" on from {position}.");
