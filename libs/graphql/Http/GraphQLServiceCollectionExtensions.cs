using Erp.GraphQL;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to a host.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds the server. Its schema is built when it is mapped, so that a wrong one stops the start.</summary>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services)
    {
        services.AddLogging();
        var builder = new GraphQLServerBuilder(services);
        services.AddSingleton(builder.BuildExecutor);
        return builder;
    }
}
