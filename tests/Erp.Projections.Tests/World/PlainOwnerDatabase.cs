using Erp.Silo.Schema;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests.World;

/// <summary>A database whose owner is no superuser: it may create roles, and that is all.</summary>
internal sealed class PlainOwnerDatabase : IAsyncDisposable
{
    private const string Name = "plain_owner";

    private PlainOwnerDatabase(NpgsqlDataSource dataSource) => DataSource = dataSource;

    /// <summary>Connections of the owner.</summary>
    public NpgsqlDataSource DataSource { get; }

    public static async Task<PlainOwnerDatabase> CreateAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        await ExecuteAsync(cluster.ConnectionString, $"create role {Name} login createrole password '{Name}'");
        await ExecuteAsync(cluster.ConnectionString, $"create database {Name} owner {Name}");
        var owner = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = Name, Username = Name, Password = Name, Pooling = false };
        var database = new PlainOwnerDatabase(NpgsqlDataSource.Create(owner));
        await SchemaMigrator.MigrateAsync(database.DataSource);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        var cluster = await TestCluster.SharedAsync();
        await ExecuteAsync(cluster.ConnectionString, $"drop database {Name} with (force)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
