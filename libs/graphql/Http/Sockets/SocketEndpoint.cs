using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Erp.GraphQL.Http.Sockets;

/// <summary>GraphQL over WebSocket, by the protocol graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(RequestExecutor executor, Sessions sessions, IHostApplicationLifetime? lifetime)
{
    private const string Protocol = "graphql-transport-ws";

    public Task HandleAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest) return ServeAsync(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsync("This is no handshake of a WebSocket.");
    }

    private async Task ServeAsync(HttpContext http)
    {
        var isKnown = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isKnown ? Protocol : null,
            KeepAliveInterval = executor.Options.KeepAliveInterval,
            KeepAliveTimeout = executor.Options.KeepAliveInterval,
        }).ConfigureAwait(false);
        using var session = new SocketSession(socket, http, executor, sessions);
        var stopping = lifetime?.ApplicationStopping ?? default;
        using var registration = stopping.UnsafeRegister(
            static session => ((SocketSession)session!).Close(CloseCode.GoingAway, "The server is stopping."), session);
        if (!isKnown) session.Close(CloseCode.SubprotocolNotAcceptable, $"Subprotocol not acceptable: speak {Protocol}.");
        await session.RunAsync().ConfigureAwait(false);
    }
}
