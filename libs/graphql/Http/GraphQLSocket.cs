using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL;

/// <summary>Tells requests that want to become a WebSocket from all others.</summary>
public static class GraphQLSocket
{
    /// <summary>
    /// Whether the request is served as a WebSocket or not at all, so that whoever lets it pass because of its greeting lets
    /// nothing else pass. Over HTTP/2 a WebSocket begins with CONNECT.
    /// </summary>
    public static bool IsRequested(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var upgrade = http.Request.Headers.Upgrade;
        return upgrade.Count > 0 || HttpMethods.IsConnect(http.Request.Method);
    }
}
