using Erp.Api.Hosting;
using Erp.Silo.Composition;
using Npgsql;

namespace Erp.Api.Maintenance;

/// <summary>
/// The books without a server: journal and tables, but no grains. The server of the same data folder may run meanwhile;
/// where none does, the private PostgreSQL is started for as long as this is open.
/// </summary>
internal sealed class OpenBooks : IAsyncDisposable
{
    private readonly DataFolder? _folder;
    private readonly ErpDatabase? _database;
    private readonly ServiceProvider _services;

    private OpenBooks(DataFolder? folder, ErpDatabase? database, string connectionString)
    {
        (_folder, _database) = (folder, database);
        _services = ErpNode.OpenBooks(new NodeOptions(connectionString, SoleNode: false));
    }

    public IServiceProvider Services => _services;

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Whether a server of this data folder runs.</summary>
    public bool IsServed => _folder is null;

    /// <exception cref="Silo.StartupException">The database does not start or cannot be reached.</exception>
    public static async Task<OpenBooks> OpenAsync(CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var path = DataFolder.Locate(configuration["Erp:DataDirectory"]);
        if (DataFolder.TryOpen(path) is not { } folder)
            return new OpenBooks(null, null, await File.ReadAllTextAsync(DataFolder.ConnectionStringFileIn(path), cancellation));
        try
        {
            var database = await ErpDatabase.OpenAsync(configuration, folder, cancellation);
            return new OpenBooks(folder, database, database.ConnectionString);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _folder?.Dispose();
    }
}
