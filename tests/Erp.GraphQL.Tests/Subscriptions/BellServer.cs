using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>A real server on a free loopback port.</summary>
public sealed class BellServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BellServer(WebApplication app) => _app = app;

    public Bell Bell => _app.Services.GetRequiredService<Bell>();

    public BellSessions Sessions => (BellSessions)_app.Services.GetRequiredService<ISessionInterceptor>();

    public Uri Url => new(new Uri(_app.Urls.First()), "/graphql");

    public static async Task<BellServer> StartAsync(Action<GraphQLOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Bell>();
        var server = builder.Services.AddGraphQLServer()
            .AddSessionInterceptor<BellSessions>()
            .AddHttpRequestInterceptor((http, state, _) =>
            {
                state.SetState("caller", http.Request.Headers["X-Caller"].ToString());
                return default;
            })
            .AddAuthorizer((state, _) => state.FindState<string>("caller") == "friend")
            .ModifyOptions(settings =>
            {
                settings.SessionCheckInterval = TimeSpan.FromMilliseconds(50);
                options?.Invoke(settings);
            });
        foreach (var type in BellSchema.Types) server.AddType(type);
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new BellServer(app);
    }

    public async Task<BellClient> ConnectAsync(string protocol = "graphql-transport-ws", string? caller = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        if (caller is not null) socket.Options.SetRequestHeader("X-Caller", caller);
        await socket.ConnectAsync(new UriBuilder(Url) { Scheme = "ws" }.Uri, default);
        return new BellClient(socket);
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A client that says just what it is told to.</summary>
public sealed class BellClient(ClientWebSocket socket) : IDisposable
{
    public WebSocket Socket => socket;

    public Task SendAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, default);

    /// <summary>Says hello and waits until it is let in.</summary>
    public async Task<BellClient> GreetAsync(string payload = "{}")
    {
        await SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await HearAsync());
        return this;
    }

    public Task SubscribeAsync(string id, string query, string variables = "{}") => SendAsync(
        $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":{{{JsonSerializer.Serialize(query)}}},"variables":{{{variables}}}}}""");

    /// <summary>The next message, or why the socket was closed.</summary>
    public async Task<string> HearAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public void Dispose() => socket.Dispose();
}
