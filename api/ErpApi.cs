using Erp.Api.Catalog;
using Erp.Api.Companies;
using Erp.Api.Demo;
using Erp.Api.Errors;
using Erp.Api.Hosting;
using Erp.Api.Inventory;
using Erp.Api.Operations;
using Erp.Api.Pages;
using Erp.Api.Projections;
using Erp.Api.RateLimits;
using Erp.Api.Reading;
using Erp.Api.Security;
using Erp.Api.Stocktakes;
using Erp.Api.Tills;
using Erp.Api.Transfers;
using Erp.Catalog;
using Erp.GraphQL;
using Erp.Silo;
using Erp.Tills;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Erp.Api;

/// <summary>The GraphQL front end: its services, its schema and its routes.</summary>
public static class ErpApi
{
    /// <exception cref="StartupException">A setting or a manifest of operations is wrong.</exception>
    public static IServiceCollection AddErpApi(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton<ReadGate>()
            .AddSingleton<TokenLookup>()
            .AddSingleton<Authentication>()
            .AddSingleton<CompanyDirectory>()
            .AddSingleton<ProductLocator>()
            .AddSingleton<ProductReader>()
            .AddSingleton<ProductSearch>()
            .AddSingleton<CatalogChangeReader>()
            .AddSingleton<CatalogChanges>()
            .AddSingleton<StockLocator>()
            .AddSingleton<StockItems>()
            .AddSingleton<StockReader>()
            .AddSingleton<StockListReader>()
            .AddSingleton<Stocktakes.Stocktakes>()
            .AddSingleton<StocktakeReader>()
            .AddSingleton<Transfers.Transfers>()
            .AddSingleton<TransferReader>()
            .AddSingleton<SaleReader>()
            .AddSingleton<ShiftReader>()
            .AddSingleton<Sales>()
            .AddSingleton<SalesCounter>()
            .AddSingleton<ProjectionReader>()
            .AddSingleton<DemoCompany>()
            .AddSingleton<DemoLink>()
            .AddSingleton<ReportingLogin>()
            .AddHostedService<DemoStart>()
            .AddHostedService<CatchUpStart>()
            .AddHostedService<ActivityLines>();
        services.AddCrossOrigin(configuration);
        services.TryAddSingleton(TimeProvider.System);
        var graphQL = services.AddGraphQLServer()
            .AddTypes(typeof(ErpApi).Assembly)
            .AddScalar<Position>("Position", ReadPosition, position => position.ToString())
            .AddIdType<SaleId>(SaleId.Parse, id => id.ToString())
            .AddIdType<ProductId>(ReadProductId, id => id.ToString())
            .AddAuthorizer((request, permission) => request.GetState<Caller>("caller").May(permission))
            .AllowOnlyRegistered(request => request.FindState<Caller>("caller")?.RegisteredOperationsOnly == true)
            .AddHttpRequestInterceptor<CallerState>()
            .AddSessionInterceptor<CallerSessions>()
            .AddOperationGate<RateLimiter>()
            .AddErrorFilter<ErrorFilter>()
            .ModifyOptions(options => GraphQLSettings.Apply(configuration, options));
        foreach (var manifest in KnownOperations.Read(configuration)) graphQL.AddOperations(manifest);
        return services;
    }

    /// <exception cref="StartupException">A registered operation does not fit the schema.</exception>
    public static void MapErpApi(this WebApplication app)
    {
        app.UseCrossOrigin();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/graphql"),
            branch => branch.Use(next => http => app.Services.GetRequiredService<Authentication>().InvokeAsync(http, next)));
        try
        {
            app.MapGraphQL("/graphql");
        }
        catch (OperationManifestException e)
        {
            throw new StartupException(e.Message, e);
        }
    }

    private static Position ReadPosition(string text) =>
        Position.TryParse(text, out var position)
            ? position
            : throw new FormatException($"\"{text}\" is not a position.");

    private static ProductId ReadProductId(string text) =>
        ProductId.TryParse(text, out var id)
            ? id
            : throw new FormatException($"\"{text}\" is not the id of a product.");
}
