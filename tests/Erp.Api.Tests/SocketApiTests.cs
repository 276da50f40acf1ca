using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class SocketApiTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_token_comes_with_the_greeting()
    {
        using var socket = await SocketClient.ConnectAsync(server.Url, server.Token);

        await socket.SubscribeAsync("q", """{ stockItem(sku: "MUG-BLUE", warehouse: "MAIN") { sku } }""");

        Assert.Equal("MUG-BLUE", (await socket.NextAsync()).Text("stockItem", "sku"));
        Assert.Equal("complete", (await socket.HearAsync()).Text("type"));
    }

    [Fact]
    public async Task The_token_may_come_with_the_request()
    {
        using var socket = await SocketClient.OpenAsync(server.Url, $"Bearer {server.Token}");
        await socket.SendAsync(new { type = "connection_init" });

        Assert.Equal("connection_ack", (await socket.HearAsync()).Text("type"));
    }

    [Theory]
    [InlineData(null, "Send a token in connection_init")]
    [InlineData("Bearer erp_nonsense", "The token is not valid")]
    public async Task Without_a_valid_token_nobody_is_let_in(string? authorization, string reason)
    {
        using var socket = await SocketClient.OpenAsync(server.Url);
        await socket.SendAsync(new { type = "connection_init", payload = new { authorization } });

        var farewell = await socket.HearAsync();

        Assert.Equal("4403", farewell.Text("type"));
        Assert.StartsWith(reason, farewell.Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_says_that_it_will_be_a_socket_is_not_let_in()
    {
        using var stranger = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = new StringContent("""{"query":"{ __typename }"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Upgrade.ParseAdd("websocket");

        using var response = await stranger.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("This is no handshake of a WebSocket.", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_token_may_not_do_it_may_not_do_over_a_socket()
    {
        var (_, secret) = await TokenAsync("reader", "products:read");
        using var socket = await SocketClient.ConnectAsync(server.Url, secret);

        await socket.SubscribeAsync("q", """{ sale(id: "T0/x") { id } }""");

        var answer = await socket.HearAsync();
        Assert.Equal("FORBIDDEN", answer.GetProperty("payload").GetProperty("errors")[0].Text("extensions", "code"));
    }

    [Fact]
    public async Task A_revoked_token_closes_its_sockets()
    {
        var (id, secret) = await TokenAsync("lost", "products:read");
        using var socket = await SocketClient.ConnectAsync(server.Url, secret);

        JsonAssert.Accepted(await server.Client.MutateAsync("revokeToken", new { id }, "token { id }"), "token");

        var farewell = await socket.HearAsync();
        Assert.Equal("4401", farewell.Text("type"));
        Assert.Equal("The authorization is no longer valid.", farewell.Text("reason"));
    }

    private async Task<(string Id, string Secret)> TokenAsync(string name, params string[] permissions)
    {
        var created = await server.Client.MutateAsync("createToken", new { name, permissions }, "token { id } secret");
        return (created.Text("token", "id"), created.Text("secret"));
    }
}
