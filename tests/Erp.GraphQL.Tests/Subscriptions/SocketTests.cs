using System.Net.WebSockets;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>graphql-transport-ws, message by message.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private BellServer _server = null!;

    public async Task InitializeAsync() => _server = await BellServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Many_subscriptions_share_a_socket_and_end_one_by_one()
    {
        using var client = await GreetedAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await client.SubscribeAsync("b", "subscription { rings { n: number } }");
        await _server.Bell.ListenersAsync(2);

        _server.Bell.Ring(4);
        string[] heard = [await client.HearAsync(), await client.HearAsync()];
        Assert.Equal(
            ["""{"type":"next","id":"a","payload":{"data":{"rings":{"number":4}}}}""", """{"type":"next","id":"b","payload":{"data":{"rings":{"n":4}}}}"""],
            heard.Order());

        await client.SendAsync("""{"id":"a","type":"complete"}""");
        await _server.Bell.ListenersAsync(1);
        _server.Bell.Ring(5);
        Assert.Equal("""{"type":"next","id":"b","payload":{"data":{"rings":{"n":5}}}}""", await client.HearAsync());
        _server.Bell.Melt();
        Assert.Equal("""{"type":"complete","id":"b"}""", await client.HearAsync());
    }

    [Fact]
    public async Task Queries_and_mutations_run_over_a_socket_too()
    {
        using var client = await GreetedAsync();

        await client.SubscribeAsync("q", "query ($n: Int!) { double(n: $n) }", """{"n":4}""");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"double":8}}}""", await client.HearAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.HearAsync());

        // The id is free again as soon as its operation is complete.
        await client.SubscribeAsync("q", "mutation { ring(number: 3) }");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"ring":3}}}""", await client.HearAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.HearAsync());
    }

    [Fact]
    public async Task What_is_refused_is_told_with_its_errors()
    {
        using var client = await GreetedAsync();

        await client.SubscribeAsync("x", "subscription { nothing }");
        Assert.StartsWith("""{"type":"error","id":"x","payload":[{"message":""", await client.HearAsync());
        await client.SubscribeAsync("x", "subscription { secrets }");
        Assert.Contains("AUTH_NOT_AUTHORIZED", await client.HearAsync());
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_also_before_the_greeting()
    {
        using var client = await _server.ConnectAsync();

        await client.SendAsync("""{"type":"ping","payload":{"at":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"at":1}}""", await client.HearAsync());
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task The_caller_comes_from_the_greeting_or_from_a_header()
    {
        using var greeting = await (await _server.ConnectAsync()).GreetAsync("""{"caller":"friend"}""");
        await greeting.SubscribeAsync("q", "{ caller ambient }");
        Assert.Contains("""{"caller":"friend","ambient":"friend"}""", await greeting.HearAsync());

        using var header = await (await _server.ConnectAsync(caller: "other")).GreetAsync();
        await header.SubscribeAsync("q", "{ caller ambient }");
        Assert.Contains("""{"caller":"other","ambient":"other"}""", await header.HearAsync());
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", """{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    [InlineData("""{"id":"a","type":"subscribe","payload":{"query":"{ double(n: 1) }"}}""", null, "4401 Unauthorized")]
    [InlineData("""{"type":"connection_init","payload":{"caller":"foe"}}""", null, "4403 Not you.")]
    [InlineData("""{"type":"connection_init","payload":{"caller":"fool"}}""", null, "4500 Internal server error")]
    [InlineData("""{"type":"connection_init","payload":[]}""", null, "4400 \"payload\" must be an object.")]
    [InlineData("nonsense", null, "4400 The message is not valid JSON.")]
    [InlineData("[]", null, "4400 A message must be a JSON object.")]
    [InlineData("{}", null, "4400 A message must have a \"type\".")]
    [InlineData("""{"type":7}""", null, "4400 \"type\" must be a string.")]
    [InlineData("""{"type":"dance"}""", null, "4400 There is no message \"dance\".")]
    [InlineData("""{"type":"connection_init"}""", """{"type":"subscribe","payload":{"query":"{ double(n: 1) }"}}""", "4400 A message \"subscribe\" must have an \"id\".")]
    [InlineData("""{"type":"connection_init"}""", """{"id":"a","type":"subscribe","payload":{}}""", "4400 The request has no \"query\".")]
    [InlineData("""{"type":"connection_init"}""", """{"id":"a","type":"subscribe","payload":{"query":1}}""", "4400 \"query\" must be a string.")]
    public async Task A_client_that_breaks_the_protocol_is_sent_away(string first, string? second, string farewell)
    {
        using var client = await _server.ConnectAsync();

        await client.SendAsync(first);
        if (second is not null)
        {
            Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
            await client.SendAsync(second);
        }

        Assert.Equal(farewell, await client.HearAsync());
    }

    [Fact]
    public async Task An_id_in_use_cannot_be_used_again()
    {
        using var client = await GreetedAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await client.SubscribeAsync("a", "subscription { rings { number } }");

        Assert.Equal("4409 Subscriber for a already exists", await client.HearAsync());
        await _server.Bell.ListenersAsync(0);
    }

    [Fact]
    public async Task Binary_messages_and_giants_are_refused()
    {
        using var client = await _server.ConnectAsync();
        await client.Socket.SendAsync(new byte[] { 1 }, WebSocketMessageType.Binary, endOfMessage: true, default);
        Assert.Equal("4400 Messages must be text.", await client.HearAsync());

        using var giant = await GreetedAsync();
        await giant.SubscribeAsync("a", new string(' ', 2_000_000));
        Assert.Equal("1009 The message is larger than 1048576 bytes.", await giant.HearAsync());
    }

    [Fact]
    public async Task Only_this_protocol_is_spoken()
    {
        await using var server = await BellServer.StartAsync();
        using var old = new ClientWebSocket();
        await old.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, default);

        Assert.Equal(
            "4406 Subprotocol not acceptable: speak graphql-transport-ws.", await new BellClient(old).HearAsync());
    }

    [Fact]
    public async Task Whoever_does_not_greet_is_sent_away()
    {
        await using var server = await BellServer.StartAsync(
            options => options.ConnectionInitTimeout = TimeSpan.FromMilliseconds(50));
        using var client = await server.ConnectAsync();

        Assert.Equal("4408 Connection initialisation timeout", await client.HearAsync());
    }

    [Fact]
    public async Task Whose_right_ends_is_sent_away()
    {
        using var client = await (await _server.ConnectAsync()).GreetAsync("""{"caller":"friend"}""");
        using var bystander = await GreetedAsync();
        await client.SubscribeAsync("a", "subscription { secrets }");
        await bystander.SubscribeAsync("b", "subscription { rings { number } }");
        await _server.Bell.ListenersAsync(2);

        _server.Sessions.Ban("friend");

        Assert.Equal("4401 The authorization is no longer valid.", await client.HearAsync());
        await _server.Bell.ListenersAsync(1);
        _server.Bell.Ring(1);
        Assert.StartsWith("""{"type":"next","id":"b",""", await bystander.HearAsync());
    }

    [Fact]
    public async Task A_socket_carries_a_bounded_number_of_operations()
    {
        await using var server = await BellServer.StartAsync(options => options.MaxOperationsPerSocket = 2);
        using var client = await (await server.ConnectAsync()).GreetAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await client.SubscribeAsync("b", "subscription { rings { number } }");
        await server.Bell.ListenersAsync(2);

        await client.SubscribeAsync("c", "subscription { rings { number } }");

        Assert.Contains("TOO_MANY_OPERATIONS", await client.HearAsync());
        server.Bell.Ring(1);
        Assert.StartsWith("""{"type":"next",""", await client.HearAsync());
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        using var client = await GreetedAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await _server.Bell.ListenersAsync(1);

        var stopping = _server.StopAsync();

        Assert.Equal("1001 The server is stopping.", await client.HearAsync());
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        await stopping;
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_what_it_had_subscribed_to()
    {
        var client = await GreetedAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await _server.Bell.ListenersAsync(1);

        client.Socket.Abort();

        await _server.Bell.ListenersAsync(0);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_told_so_and_sent_away()
    {
        await using var server = await BellServer.StartAsync(options => options.SendTimeout = TimeSpan.FromSeconds(1));
        using var client = await (await server.ConnectAsync()).GreetAsync();
        await client.SubscribeAsync("a", "subscription { rings { number } }");
        await server.Bell.ListenersAsync(1);
        // More than fits between two sockets. The bell's listener goes when the server has lost its patience.
        for (var i = 0; i < 20; i++) await client.SubscribeAsync($"long{i}", "{ long(length: 2000000) }");
        await server.Bell.ListenersAsync(0);

        string last;
        do last = await client.HearAsync();
        while (last.StartsWith('{'));

        Assert.Equal("1013 Too slow: the client does not take what it subscribed to.", last);
    }

    private async Task<BellClient> GreetedAsync() => await (await _server.ConnectAsync()).GreetAsync();
}
