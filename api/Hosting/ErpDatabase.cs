using Erp.Silo;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Npgsql;

namespace Erp.Api.Hosting;

/// <summary>
/// The database that the server works on: a private cluster in the data folder, or one that was configured.
/// </summary>
public sealed class ErpDatabase : IAsyncDisposable
{
    private ErpDatabase(string connectionString, PrivateCluster? cluster)
    {
        ConnectionString = connectionString;
        Cluster = cluster;
    }

    /// <summary>The owner's login.</summary>
    public string ConnectionString { get; }

    /// <summary>Null when the database was configured.</summary>
    public PrivateCluster? Cluster { get; }

    public bool IsPrivate => Cluster is not null;

    /// <summary>Starts it if it is private, and brings its schema up to date.</summary>
    /// <exception cref="StartupException">
    /// It does not start, cannot be reached, or has another program's schema.
    /// </exception>
    public static async Task<ErpDatabase> OpenAsync(
        IConfiguration configuration, DataFolder folder, CancellationToken cancellation)
    {
        var database = configuration.GetConnectionString("Erp") is { Length: > 0 } configured
            ? new ErpDatabase(Checked(configured), null)
            : await StartPrivateAsync(configuration, folder, cancellation);
        try
        {
            await using var source = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false });
            await SchemaMigrator.MigrateAsync(source, cancellation);
            await OwnerFile.WriteAsync(folder.ConnectionStringFile, database.ConnectionString, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null) await Cluster.DisposeAsync();
    }

    private static async Task<ErpDatabase> StartPrivateAsync(
        IConfiguration configuration, DataFolder folder, CancellationToken cancellation)
    {
        var cluster = await PrivateCluster.StartAsync(
            new PrivateClusterOptions { Folder = folder.Path, BinaryFolder = configuration["Erp:PostgresBin"] }, cancellation);
        return new ErpDatabase(cluster.ConnectionString, cluster);
    }

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StartupException(
                $"ConnectionStrings__Erp is not a connection string in Npgsql's form: {e.Message}", e);
        }
    }
}
