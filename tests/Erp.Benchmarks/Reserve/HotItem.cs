using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
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

namespace Erp.Benchmarks.Reserve;

/// <summary>A node in this process, on a private durable PostgreSQL, with one product that everybody wants.</summary>
internal sealed class HotItem : IAsyncDisposable
{
    private static readonly CompanyId s_company = new(1);

    private readonly PrivateCluster _cluster;
    private readonly IHost _host;

    private HotItem(PrivateCluster cluster, IHost host) => (_cluster, _host) = (cluster, host);

    public string ConnectionString => _cluster.ConnectionString;

    public IStockItemGrain Grain { get; private set; } = null!;

    public static async Task<HotItem> StartAsync()
    {
        var cluster = await PrivateCluster.StartAsync(new PrivateClusterOptions
        {
            Folder = Directory.CreateTempSubdirectory("erp-benchmark-").FullName,
            Temporary = true,
        });
        await using (var database = NpgsqlDataSource.Create(cluster.ConnectionString)) await SchemaMigrator.MigrateAsync(database);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddErpSilo(new NodeOptions(cluster.ConnectionString, SoleNode: true));
        var hot = new HotItem(cluster, builder.Build());
        await hot._host.StartAsync();
        await hot.StockAsync();
        return hot;
    }

    /// <summary>Lets the calls that follow in this flow act as a till does: in the name of the house.</summary>
    public static void ActAsSystem() => RequestContext.Set(Caller.ContextKey, Caller.System(s_company));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _cluster.DisposeAsync();
    }

    private async Task StockAsync()
    {
        ActAsSystem();
        var grains = _host.Services.GetRequiredService<IGrainFactory>();
        var company = grains.Company(s_company);
        Accepted(await company.Define(new DefineCompany("Benchmark", "GBP", "Europe/London")));
        Accepted(await company.DefineTaxCode(new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, [new(new DateOnly(2000, 1, 1), 0)])));
        Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Main")));
        var product = new ProductId(Guid.CreateVersion7());
        Accepted(await grains.Product(s_company, product).Create(new CreateProduct(
            product, "HOT", [], "Everybody wants it", ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "ZERO", Tracked: true)));
        Grain = grains.StockItem(new StockItemKey(s_company, "MAIN", product));
        Accepted(await Grain.Receive(new ReceiveStock("opening", 1_000_000_000, null, "")));
    }

    private static void Accepted<T>(Outcome<T> outcome) where T : class
    {
        if (!outcome.Accepted) throw new InvalidOperationException(outcome.Errors[0].Message);
    }
}
