using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Live;
using Erp.Grains.Projections;
using Erp.Grains.Security;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Erp.Silo.Composition;

/// <summary>Puts a node together: journal, modules, projections, and the grains or the way to them.</summary>
public static class ErpNode
{
    /// <summary>A node that runs grains.</summary>
    public static IHostApplicationBuilder AddErpSilo(this IHostApplicationBuilder builder, NodeOptions options)
    {
        builder.Services.AddBooks(options);
        GrainHost.AddSilo(builder, options);
        builder.Services.AddReservationSweeper();
        return builder;
    }

    /// <summary>A node that calls the grains of others.</summary>
    public static IHostApplicationBuilder AddErpClient(this IHostApplicationBuilder builder, NodeOptions options)
    {
        builder.Services.AddBooks(options);
        GrainHost.AddClient(builder, options);
        return builder;
    }

    /// <summary>Journal and tables for a program that runs no grains; nothing works in the background.</summary>
    public static ServiceProvider OpenBooks(NodeOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBooks(options);
        return services.BuildServiceProvider();
    }

    /// <summary>
    /// A thousand grains that come to life at once each read their stream: they share half of what a PostgreSQL server admits as it is
    /// installed, so that the other half is there for readers and for other nodes. A connection string may say otherwise.
    /// </summary>
    private static string Bounded(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = 50;
        return settings.ConnectionString;
    }

    /// <summary>
    /// The journal and the tables. Hosted services stop in the opposite order of their registration, and the journal
    /// only with the container: the grains that are registered after it write their last events and snapshots while it
    /// still runs.
    /// </summary>
    private static void AddBooks(this IServiceCollection services, NodeOptions options) => services
        .AddSingleton(_ => NpgsqlDataSource.Create(Bounded(options.ConnectionString)))
        .AddPostgresJournal(new JournalOptions { SoleNode = options.SoleNode })
        .AddCompanies()
        .AddCatalog()
        .AddInventory()
        .AddStocktakes()
        .AddTransfers()
        .AddTills()
        .AddSecurity()
        .AddProjections()
        .AddLiveFeed();
}
