using System.Net.Sockets;
using Erp.Api.Pages;
using Erp.Api.Reading;
using Erp.Silo;
using Erp.Silo.Composition;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Erp.Api.Hosting;

/// <summary>The whole program: database, grains, projections and GraphQL in one process.</summary>
public sealed class ErpServer : IAsyncDisposable
{
    private const string DefaultUrl = "http://localhost:5080";

    private readonly DataFolder _folder;
    private readonly ErpDatabase _database;
    private readonly WebApplication _app;

    private ErpServer(DataFolder folder, ErpDatabase database, WebApplication app)
    {
        _folder = folder;
        _database = database;
        _app = app;
    }

    /// <summary>Starts everything; the server takes requests when this returns.</summary>
    /// <exception cref="StartupException">It cannot, for a reason that the operator can mend.</exception>
    public static Task<ErpServer> StartAsync(string[] args, CancellationToken cancellation = default) =>
        StartAsync(args, static _ => { }, cancellation);

    /// <param name="args">The command line.</param>
    /// <param name="observe">Adds services that watch what the server does.</param>
    /// <param name="cancellation">Gives up.</param>
    internal static async Task<ErpServer> StartAsync(
        string[] args, Action<IServiceCollection> observe, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateBuilder(args);
        var role = NodeRoles.Read(builder.Configuration);
        var folder = DataFolder.Open(DataFolder.Locate(builder.Configuration["Erp:DataDirectory"]));
        ErpDatabase? database = null;
        try
        {
            database = await ErpDatabase.OpenAsync(builder.Configuration, folder, cancellation);
            observe(builder.Services);
            var app = Build(builder, role, folder, database);
            await StartAsync(app, cancellation);
            return new ErpServer(folder, database, app);
        }
        catch
        {
            if (database is not null) await database.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.First());

    internal IServiceProvider Services => _app.Services;

    /// <summary>Until it is told to stop, by Ctrl-C or SIGTERM.</summary>
    public async Task RunAsync()
    {
        Banner.Write(Console.Out, Url, _folder, _database, ShopLink());
        var stopping = new TaskCompletionSource();
        await using var registration = _app.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    /// <summary>Requests first, then grains with their snapshots, then the journal, then PostgreSQL.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private Uri? ShopLink() => ServerPages.HasDemoPage(_app.Configuration, _database)
        ? Services.GetService<DemoLink>()?.New(Url)
        : null;

    private static WebApplication Build(
        WebApplicationBuilder builder, NodeRole role, DataFolder folder, ErpDatabase database)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        CleartextHttp2.Configure(builder.WebHost, builder.Configuration);
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        QuietConsole.Configure(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(60));
        builder.Services
            .AddSingleton(folder)
            .AddSingleton(database)
            .AddSingleton(_ => new ReadDatabase(database.ConnectionString));
        if (database.Cluster is { } cluster) builder.Services.AddSingleton(cluster).AddHostedService<ClusterKeeper>();

        var node = new NodeOptions(database.ConnectionString, SoleNode: database.IsPrivate);
        if (role == NodeRole.Api) builder.AddErpClient(node);
        else builder.AddErpSilo(node);
        if (role != NodeRole.Silo) builder.Services.AddErpApi(builder.Configuration);

        var app = builder.Build();
        app.MapHealth();
        if (role == NodeRole.Silo) return app;
        app.MapPages(database);
        app.MapErpApi();
        return app;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        var urls = app.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl;
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (Reason(e, urls) is { } reason) throw new StartupException(reason, e);
            throw;
        }
    }

    /// <summary>What the operator can do about it; null for what is a bug of ours.</summary>
    private static string? Reason(Exception e, string urls) => e switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{e.Message.TrimEnd('.')}. Stop the other program, or choose another port with --urls.",
        SocketException =>
            $"The server cannot listen on {urls}: {e.Message}. Choose an address of this machine with --urls.",
        ArgumentOutOfRangeException { ParamName: "port" } =>
            $"The server cannot listen on {urls}: a port is a number from 0 to 65535.",
        IOException or FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"The server cannot listen: {e.Message}",
        UnavailableException or NpgsqlException => $"The database went away during the start: {e.Message}",
        _ => null,
    };
}
