using Npgsql;

namespace Erp.Silo.Schema;

/// <summary>
/// Brings a database to this program's schema: each script once, in order, in a transaction of its own, and one node at
/// a time.
/// </summary>
public static class SchemaMigrator
{
    // Any number will do as long as nothing else of ours locks on it.
    private const long LockKey = 0x4552_5053_4348_454D;

    private const string CreateVersions = """
        create schema if not exists erp;
        create table if not exists erp.schema_version (
            number     integer     primary key,
            name       text        not null,
            checksum   text        not null,
            applied_at timestamptz not null default now()
        );
        comment on table erp.schema_version is 'The scripts of db-scripts/ that this database has had.';
        """;

    /// <returns>The scripts that were applied now.</returns>
    /// <exception cref="StartupException">
    /// The database is unreachable, is of a newer version, has had a script that has changed since, or refuses a
    /// script.
    /// </exception>
    public static Task<IReadOnlyList<SchemaScript>> MigrateAsync(
        NpgsqlDataSource database, CancellationToken cancellation = default) =>
        MigrateAsync(database, SchemaScript.All, cancellation);

    public static async Task<IReadOnlyList<SchemaScript>> MigrateAsync(
        NpgsqlDataSource database, IReadOnlyList<SchemaScript> scripts, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(database, cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellation);
        try
        {
            var applied = await AppliedAsync(connection, cancellation);
            Check(applied, scripts);
            var missing = scripts.Skip(applied.Count).ToArray();
            foreach (var script in missing) await ApplyAsync(connection, script, cancellation);
            return missing;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellation);
        }
        catch (NpgsqlException e)
        {
            var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            throw new StartupException(
                $"The database {server.Database} at {server.Host}:{server.Port} cannot be reached: {e.Message}", e);
        }
    }

    /// <exception cref="StartupException">The login may not make the table of versions, or there is one that is not ours.</exception>
    private static async Task<List<(int Number, string Name, string Checksum)>> AppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, CreateVersions, cancellation);
            await using var command = new NpgsqlCommand(
                "select number, name, checksum from erp.schema_version order by number", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var applied = new List<(int, string, string)>();
            while (await reader.ReadAsync(cancellation))
                applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
            return applied;
        }
        catch (PostgresException e)
        {
            throw new StartupException(
                $"The database {connection.Database} cannot be given this program's schema: {e.MessageText} ({e.SqlState}). "
                + "The login must own the database, and a schema erp in it must be this program's.", e);
        }
    }

    private static void Check(
        List<(int Number, string Name, string Checksum)> applied, IReadOnlyList<SchemaScript> scripts)
    {
        for (var i = 0; i < applied.Count; i++)
        {
            var (_, name, checksum) = applied[i];
            if (i >= scripts.Count)
                throw new StartupException(
                    $"The database is newer than this program: it has had {name}. Use the program's newer version.");
            if (scripts[i].Name != name)
                throw new StartupException($"The database has had {name} where this program has {scripts[i].Name}: their schemas do not match.");
            if (scripts[i].Checksum != checksum)
                throw new StartupException(
                    $"{name} has changed since the database had it. Put the change into a script of its own.");
        }
    }

    private static async Task ApplyAsync(
        NpgsqlConnection connection, SchemaScript script, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ExecuteAsync(connection, script.Sql, cancellation);
            await using var record = new NpgsqlCommand(
                "insert into erp.schema_version (number, name, checksum) values ($1, $2, $3)", connection, transaction)
            {
                Parameters = { new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException e)
        {
            throw new StartupException($"{script.Name} fails: {e.MessageText} ({e.SqlState})", e);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
