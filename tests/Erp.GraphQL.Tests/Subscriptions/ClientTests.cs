using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>The clients and the audit that the authors of the transports publish, unmodified, against a running server.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private static readonly NodePackage Clients = new("Subscriptions/clients");

    private BellServer _server = null!;

    public async Task InitializeAsync() => _server = await BellServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_is_passed_required_and_recommended()
    {
        var lines = await Clients.RunAsync("audit.mjs", _server.Url.ToString());

        Assert.DoesNotContain(lines.SkipLast(1), line => !line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.Equal($"{lines.Length - 1} audits", lines[^1]);
        Assert.InRange(lines.Length, 60, 200);
    }

    [Fact]
    public async Task The_client_graphql_ws_is_served() => Assert.Equal(
        [
            """a query: [{"double":42}]""",
            """a stream that the server completes: [{"count":1},{"count":2},{"count":3}]""",
            """a stream that the client completes: [{"count":1},{"count":2}]""",
            "fifty streams on one socket: 50 on 1",
            "pings from the client: 3",
            "a connection that breaks is made again and goes on: 2 beginnings over 2 sockets",
            "a document that is refused: GRAPHQL_VALIDATION_FAILED",
            "a stream that may not be heard: AUTH_NOT_AUTHORIZED",
            """a greeting that says who it is: [{"caller":"friend"}]""",
            "a greeting that is refused: 4403 Not you.",
        ],
        await Clients.RunAsync("sockets.mjs", _server.Url.ToString()));

    [Fact]
    public async Task The_client_graphql_sse_is_served() => Assert.Equal(
        [
            """a query: [{"double":42}]""",
            """a mutation: [{"ring":2}]""",
            """a stream that the server completes: [{"count":1},{"count":2},{"count":3}]""",
            """the caller from a header: [{"caller":"friend"}]""",
            """a document that is refused: ["GRAPHQL_VALIDATION_FAILED"]""",
            """a source that refuses: ["NOTHING"]""",
            """a stream that the client completes: [{"count":1},{"count":2}]""",
        ],
        await Clients.RunAsync("events.mjs", _server.Url.ToString()));
}
