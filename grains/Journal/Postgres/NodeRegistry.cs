using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>The table of those who may write: <c>erp.journal_nodes</c>. A node whose row is gone has been fenced.</summary>
internal static class NodeRegistry
{
    private const string Insert = """
        insert into erp.journal_nodes (id, name, backend_pid, backend_start, lease) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set backend_pid = excluded.backend_pid, backend_start = excluded.backend_start, renewed_at = excluded.renewed_at
        """;

    private const string Reconnect = """
        update erp.journal_nodes set backend_pid = $2, backend_start = $3, renewed_at = clock_timestamp() where id = $1
        returning batch, position
        """;

    private const string Renew = "update erp.journal_nodes set renewed_at = clock_timestamp() where id = $1";

    private const string Expired = """
        select id, backend_pid, backend_start from erp.journal_nodes
        where id <> $1 and ($2 or renewed_at + lease < clock_timestamp())
        """;

    private const string Delete = "delete from erp.journal_nodes where id = $1 returning backend_pid, backend_start";

    public static Task RegisterAsync(
        NpgsqlConnection connection, Guid node, string name, Backend backend, TimeSpan lease, CancellationToken cancellation) =>
        ExecuteAsync(connection, Insert, cancellation, node, name, backend.Pid, backend.Start, lease);

    /// <returns>The node's last committed batch and its first position; null if the node was fenced.</returns>
    public static async Task<(long Batch, long Position)?> ReconnectAsync(
        NpgsqlConnection connection, Guid node, Backend backend, CancellationToken cancellation)
    {
        await using var command = Command(connection, Reconnect, node, backend.Pid, backend.Start);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <returns>False if the node was fenced.</returns>
    public static async Task<bool> RenewAsync(NpgsqlConnection connection, Guid node, CancellationToken cancellation) =>
        await ExecuteAsync(connection, Renew, cancellation, node) == 1;

    public static Task RemoveAsync(NpgsqlConnection connection, Guid node, CancellationToken cancellation) =>
        ExecuteAsync(connection, Delete, cancellation, node);

    /// <summary>
    /// Fences nodes that let their lease run out (or all others): ends their backends, so that nothing of theirs will still commit
    /// when their grains are loaded here.
    /// </summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> FenceAsync(NpgsqlConnection connection, Guid self, bool allOthers, CancellationToken cancellation)
    {
        var expired = await ReadAsync(connection, Expired, cancellation, self, allOthers);
        foreach (var (node, backend) in expired)
        {
            // Its batch may hold the row that is about to be deleted: first it ends, then it goes. What it reconnected with
            // meanwhile is what the deleted row says.
            await backend.EndAsync(connection, cancellation);
            foreach (var (_, last) in await ReadAsync(connection, $"with gone as ({Delete}) select $1, gone.* from gone", cancellation, node))
                await last.EndAsync(connection, cancellation);
        }
        return expired.Count;
    }

    private static async Task<List<(Guid Node, Backend Backend)>> ReadAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var nodes = new List<(Guid, Backend)>();
        while (await reader.ReadAsync(cancellation)) nodes.Add((reader.GetGuid(0), new Backend(reader.GetInt32(1), reader.GetDateTime(2))));
        return nodes;
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
