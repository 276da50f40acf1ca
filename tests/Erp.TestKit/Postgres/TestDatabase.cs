using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Npgsql;

namespace Erp.TestKit.Postgres;

/// <summary>A fresh database with all of db-scripts applied.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static int _made;

    private TestDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        DataSource = NpgsqlDataSource.Create(connectionString);
    }

    public string ConnectionString { get; }

    /// <summary>Connections of the owner.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Copied on the shared server from a template that was migrated once.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var cluster = await TestCluster.SharedAsync();
        var name = $"test_{Interlocked.Increment(ref _made)}";
        await ExecuteAsync(cluster.ConnectionString, $"create database {name} template {template}");
        return new TestDatabase(On(cluster, name));
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        var cluster = await TestCluster.SharedAsync();
        var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
        await ExecuteAsync(cluster.ConnectionString, $"drop database {name} with (force)");
    }

    private static async Task<string> MakeTemplateAsync()
    {
        const string Name = "template_erp";
        var cluster = await TestCluster.SharedAsync();
        await ExecuteAsync(cluster.ConnectionString, $"create database {Name}");
        // A database can serve as a template only while nobody is connected to it, so its connections must not be
        // pooled.
        var unpooled = new NpgsqlConnectionStringBuilder(On(cluster, Name)) { Pooling = false };
        await using var database = NpgsqlDataSource.Create(unpooled);
        await SchemaMigrator.MigrateAsync(database);
        return Name;
    }

    private static string On(PrivateCluster cluster, string database) =>
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
