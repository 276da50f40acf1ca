using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>Which copy of the tables a run writes: the live one, or one that is being rebuilt.</summary>
/// <param name="Name">Its row in projection_status.</param>
/// <param name="Schema">Where its tables are.</param>
/// <param name="Generation">Names the schema of its partitions.</param>
public sealed record ProjectionTarget(string Name, string Schema, int Generation)
{
    private readonly Dictionary<(string Table, DateOnly Month), string> _partitions = [];

    public static ProjectionTarget Live(int generation) => new("live", "erp", generation);

    public static ProjectionTarget Rebuild(int generation) => new("rebuild", $"erp_g{generation}", generation);

    /// <summary>
    /// The partition of a month, made if need be, and the next month's with it: when a month begins, its partition has long been there.
    /// </summary>
    public async ValueTask<string> PartitionAsync(
        string table, DateOnly month, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_partitions.TryGetValue((table, month), out var partition)) return partition;
        await using var command = new NpgsqlCommand(
            "select erp.ensure_partition(to_regclass($1), $2, $3), erp.ensure_partition(to_regclass($1), ($2 + interval '1 month')::date, $3)",
            connection)
        {
            Parameters = { new() { Value = $"{Schema}.{table}" }, new() { Value = month }, new() { Value = Generation } },
        };
        partition = (string)(await command.ExecuteScalarAsync(cancellation))!;
        _partitions.Add((table, month), partition);
        return partition;
    }
}
