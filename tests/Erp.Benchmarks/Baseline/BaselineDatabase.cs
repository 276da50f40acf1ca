using Erp.Silo.Postgres;
using Npgsql;

namespace Erp.Benchmarks.Baseline;

/// <summary>The hand-written baseline, seeded, in a database of its own on the PostgreSQL server that we measure ourselves on.</summary>
internal sealed class BaselineDatabase
{
    private const string Name = "baseline";

    private static readonly int[] s_clients = [4, 8, 32];
    private static readonly string s_scripts = Path.Combine(AppContext.BaseDirectory, "Baseline");

    private readonly NpgsqlConnectionStringBuilder _connection;

    private readonly int _server;

    private BaselineDatabase(NpgsqlConnectionStringBuilder connection, int server) => (_connection, _server) = (connection, server);

    /// <param name="server">An owner's login to any database of the server.</param>
    public static async Task<BaselineDatabase> CreateAsync(string server)
    {
        await ExecuteAsync(server, $"drop database if exists {Name}");
        await ExecuteAsync(server, $"create database {Name}");
        var baseline = new BaselineDatabase(
            new NpgsqlConnectionStringBuilder(server) { Database = Name }, await PostmasterAsync(server));
        foreach (var script in new[] { "01_schema.sql", "02_functions.sql", "03_seed.sql" })
            await ExecuteAsync(baseline._connection.ConnectionString, await File.ReadAllTextAsync(Path.Combine(s_scripts, script)));
        await ExecuteAsync(baseline._connection.ConnectionString, "vacuum analyze");
        return baseline;
    }

    /// <summary>Drives one of the scripts with 4, 8 and 32 clients; the best counts.</summary>
    public async Task<BaselineRate> BestAsync(string script, TimeSpan duration, TextWriter output)
    {
        var best = default(BaselineRate);
        foreach (var clients in s_clients)
        {
            await CheckpointAsync(_connection.ConnectionString);
            var rate = await PgBench.RunAsync(
                PostgresBinaries.Find(null), _connection, _server, Path.Combine(s_scripts, script), clients, duration);
            await output.WriteLineAsync($"  baseline {script}: {rate}");
            if (rate.PerSecond > best.PerSecond) best = rate;
        }
        return best;
    }

    /// <summary>
    /// Before each measurement on either side: the log files written so far can be used again, as those of a server that has run for a
    /// while; none of the measured commits has to make them, and no checkpoint falls into some measurements only.
    /// </summary>
    public static Task CheckpointAsync(string server) => ExecuteAsync(server, "checkpoint");

    private static async Task<int> PostmasterAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(
            "select split_part(pg_read_file('postmaster.pid'), e'\n', 1)::int");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 300 });
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
