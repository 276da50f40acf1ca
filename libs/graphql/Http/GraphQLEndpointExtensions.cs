using Erp.GraphQL;
using Erp.GraphQL.Http;
using Erp.GraphQL.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a GraphQL server to a path.</summary>
public static class GraphQLEndpointExtensions
{
    /// <summary>Serves GraphQL at the path and the schema at <c>{path}/schema.graphql</c>.</summary>
    /// <exception cref="SchemaException">The registered classes do not make a valid schema.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var executor = services.GetRequiredService<RequestExecutor>();
        var endpoint = new GraphQLEndpoint(executor, services.GetServices<IHttpRequestInterceptor>());
        var sdl = SchemaPrinter.Print(executor.Schema);
        endpoints.MapGet($"{path.TrimEnd('/')}/schema.graphql", () => Results.Text(sdl, "application/graphql"));
        return endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Post], endpoint.HandleAsync);
    }
}
