using System.Net;
using System.Text;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>Server-sent events, line by line.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private BellServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await BellServer.StartAsync();
        _client = new HttpClient { BaseAddress = _server.Url };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Events_come_as_they_happen_and_the_end_is_told()
    {
        using var response = await PostAsync("subscription { rings { number } }");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await _server.Bell.ListenersAsync(1);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        _server.Bell.Ring(1);
        Assert.Equal("""event: next|data: {"data":{"rings":{"number":1}}}""", await EventAsync(lines));
        _server.Bell.Ring(2);
        Assert.Equal("""event: next|data: {"data":{"rings":{"number":2}}}""", await EventAsync(lines));
        _server.Bell.Melt();
        Assert.Equal("event: complete|data: ", await EventAsync(lines));
        Assert.Null(await lines.ReadLineAsync());
    }

    [Theory]
    [InlineData("{ double(n: 2) }", """{"data":{"double":4}}""")]
    [InlineData("subscription { late }", "NOTHING")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    public async Task Everything_about_an_operation_is_told_in_the_stream(string query, string expected)
    {
        using var response = await PostAsync(query);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(expected, await EventAsync(lines));
        Assert.Equal("event: complete|data: ", await EventAsync(lines));
    }

    [Fact]
    public async Task A_GET_subscribes_but_changes_nothing()
    {
        var counted = await _client.GetStringAsync("?query=subscription{count(from:1,to:2)}");
        Assert.Equal(2, counted.Split("event: next").Length - 1);

        Assert.Contains("Mutations need a POST", await _client.GetStringAsync("?query=mutation{ring(number:1)}"));
    }

    [Fact]
    public async Task A_client_that_sends_all_operations_alike_is_streamed_to_only_when_it_subscribes()
    {
        _client.DefaultRequestHeaders.Accept.Clear();
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json, application/json, text/event-stream");

        Assert.Equal("""{"data":{"double":4}}""", await (await PostAsync("{ double(n: 2) }")).Content.ReadAsStringAsync());
        var counted = await PostAsync("subscription { count(from: 1, to: 2) }");
        Assert.Equal("text/event-stream; charset=utf-8", counted.Content.Headers.ContentType!.ToString());
        Assert.Equal(2, (await counted.Content.ReadAsStringAsync()).Split("event: next").Length - 1);
    }

    [Fact]
    public async Task A_client_that_reads_no_stream_is_told_what_it_takes()
    {
        _client.DefaultRequestHeaders.Accept.Clear();
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");

        var refused = await PostAsync("subscription { count(from: 1, to: 2) }");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("A subscription needs a WebSocket", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_request_that_is_none_is_refused_before_the_stream_begins()
    {
        var response = await _client.PostAsync("", new StringContent("[", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_source()
    {
        using (await PostAsync("subscription { rings { number } }")) await _server.Bell.ListenersAsync(1);

        await _server.Bell.ListenersAsync(0);
    }

    [Fact]
    public async Task Whose_right_ends_is_told_so()
    {
        _client.DefaultRequestHeaders.Add("X-Caller", "friend");
        using var response = await PostAsync("subscription { secrets }");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await _server.Bell.ListenersAsync(1);

        _server.Sessions.Ban("friend");

        Assert.Contains("UNAUTHENTICATED", await EventAsync(lines));
        Assert.Equal("event: complete|data: ", await EventAsync(lines));
        await _server.Bell.ListenersAsync(0);
    }

    private Task<HttpResponseMessage> PostAsync(string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "")
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
        };
        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next event's lines in one; comments, which show that the connection is alive, are none.</summary>
    private static async Task<string> EventAsync(StreamReader lines)
    {
        var found = new List<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length > 0 && line[0] != ':') found.Add(line);
            else if (line.Length == 0 && found.Count > 0) break;
        }
        return string.Join('|', found);
    }
}
