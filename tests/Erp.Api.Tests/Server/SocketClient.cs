using System.Net.WebSockets;
using System.Text.Json;

namespace Erp.Api.Tests.Server;

/// <summary>Speaks graphql-transport-ws over one socket, message by message.</summary>
public sealed class SocketClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();

    private SocketClient()
    {
        _socket.Options.AddSubProtocol("graphql-transport-ws");
    }

    /// <summary>Opens a socket; <paramref name="header"/> is an Authorization header, if the client can send one.</summary>
    public static async Task<SocketClient> OpenAsync(Uri server, string? header = null)
    {
        var client = new SocketClient();
        if (header is not null) client._socket.Options.SetRequestHeader("Authorization", header);
        await client._socket.ConnectAsync(new UriBuilder(new Uri(server, "graphql")) { Scheme = "ws" }.Uri, default);
        return client;
    }

    /// <summary>Opens a socket and greets with a token.</summary>
    public static async Task<SocketClient> ConnectAsync(Uri server, string token)
    {
        var client = await OpenAsync(server);
        await client.SendAsync(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await client.HearAsync()).Text("type"));
        return client;
    }

    public Task SendAsync(object message) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, default);

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(new { id, type = "subscribe", payload = new { query, variables } });

    public Task CompleteAsync(string id) => SendAsync(new { id, type = "complete" });

    /// <summary>The data of the next result, which must be one without errors.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var message = await HearAsync();
        Assert.True(message.Text("type") == "next", message.ToString());
        Assert.False(message.GetProperty("payload").TryGetProperty("errors", out var errors), errors.ToString());
        return message.GetProperty("payload").GetProperty("data");
    }

    /// <summary>The next message; for a socket that was closed <c>{"type":"4401","reason":…}</c>.</summary>
    public async Task<JsonElement> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                var code = ((int)_socket.CloseStatus!).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return JsonSerializer.SerializeToElement(new { type = code, reason = _socket.CloseStatusDescription });
            }
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    public void Dispose() => _socket.Dispose();
}
