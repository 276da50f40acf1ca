using Erp.GraphQL;
using Erp.GraphQL.Http;
using Erp.GraphQL.Http.Sockets;
using Erp.GraphQL.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a GraphQL server to a path.</summary>
public static class GraphQLEndpointExtensions
{
    /// <summary>Serves GraphQL at the path, by HTTP, server-sent events and WebSocket, and the schema at <c>{path}/schema.graphql</c>.</summary>
    /// <exception cref="SchemaException">The registered classes do not make a valid schema.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var executor = services.GetRequiredService<RequestExecutor>();
        var sessions = new Sessions(services.GetServices<ISessionInterceptor>());
        var lifetime = services.GetService<IHostApplicationLifetime>();
        var endpoint = new GraphQLEndpoint(
            executor,
            new HttpInterceptors(services.GetServices<IHttpRequestInterceptor>()),
            new EventStreamEndpoint(executor, sessions, lifetime));
        var schema = new SchemaFile(SchemaPrinter.Print(executor.Schema), executor.Options.CompressFromBytes);
        endpoints.MapGet($"{path.TrimEnd('/')}/schema.graphql", schema.HandleAsync);
        var sockets = endpoints.CreateApplicationBuilder();
        sockets.UseWebSockets();
        sockets.Run(new SocketEndpoint(executor, sessions, lifetime).HandleAsync);
        var socket = sockets.Build();
        return endpoints.MapMethods(
            path,
            [HttpMethods.Get, HttpMethods.Post, HttpMethods.Connect],
            http => GraphQLSocket.IsRequested(http) ? socket(http) : endpoint.HandleAsync(http));
    }
}
