using Erp.Companies;
using Erp.Silo.Composition;
using Erp.Silo.Postgres;
using Erp.Silo.Schema;
using Erp.Tax;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace Erp.Benchmarks.Server;

/// <summary>A node in this process, on a private durable PostgreSQL, with a company and its warehouse.</summary>
internal sealed class InProcessNode : IAsyncDisposable
{
    public static readonly CompanyId Company = new(1);

    private readonly PrivateCluster _cluster;
    private IHost _host;

    private InProcessNode(PrivateCluster cluster, IHost host) => (_cluster, _host) = (cluster, host);

    public string ConnectionString => _cluster.ConnectionString;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<InProcessNode> StartAsync()
    {
        var cluster = await PrivateCluster.StartAsync(new PrivateClusterOptions
        {
            Folder = Directory.CreateTempSubdirectory("erp-benchmark-").FullName,
            Temporary = true,
        });
        await using (var database = NpgsqlDataSource.Create(cluster.ConnectionString)) await SchemaMigrator.MigrateAsync(database);
        var node = new InProcessNode(cluster, await HostAsync(cluster));
        await node.DefineAsync();
        return node;
    }

    /// <summary>Lets the calls that follow in this flow act in the name of the house.</summary>
    public static void ActAsSystem() => RequestContext.Set(Caller.ContextKey, Caller.System(Company));

    public static T Accepted<T>(Outcome<T> outcome) where T : class =>
        outcome.Accepted ? outcome.Value : throw new InvalidOperationException(outcome.Errors[0].Message);

    /// <summary>Starts anew on the same database: no grain is active any more.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _host = await HostAsync(_cluster);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _cluster.DisposeAsync();
    }

    private static async Task<IHost> HostAsync(PrivateCluster cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddErpSilo(new NodeOptions(cluster.ConnectionString, SoleNode: true));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task DefineAsync()
    {
        ActAsSystem();
        var company = Grains.Company(Company);
        Accepted(await company.Define(new DefineCompany("Benchmark", "GBP", "Europe/London")));
        Accepted(await company.DefineTaxCode(new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, [new(new DateOnly(2000, 1, 1), 0)])));
        Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Main")));
    }
}
