using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Tests.Http;

/// <summary>A real server on a free loopback port.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer()
            .AddType(typeof(Query))
            .AddType(typeof(Mutation))
            .AddHttpRequestInterceptor((http, state, _) =>
            {
                if (http.Request.Headers.Authorization == "Bearer bad")
                {
                    return ValueTask.FromResult<RequestRejection?>(new(401, "UNAUTHENTICATED", "Who are you?"));
                }
                state.SetState("caller", http.Request.Headers.Authorization.ToString());
                return ValueTask.FromResult<RequestRejection?>(null);
            })
            .ModifyOptions(options => options.MaxRequestBytes = 100_000);
        _app = builder.Build();
        _app.MapGraphQL();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_query_is_answered_by_POST()
    {
        var response = await PostAsync("""{"query":"query Q($n: Int!) { double(n: $n) }","variables":{"n":4},"operationName":"Q","extensions":{},"other":[1]}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"data":{"double":8}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/graphql?query={double(n:2)}", HttpStatusCode.OK, """{"data":{"double":4}}""")]
    [InlineData("/graphql?query=query Q($n:Int!){double(n:$n)}&variables={\"n\":3}&operationName=Q", HttpStatusCode.OK, """{"data":{"double":6}}""")]
    [InlineData("/graphql?query=mutation{write}", HttpStatusCode.MethodNotAllowed, """{"errors":[{"message":"Mutations need a POST request.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("/graphql", HttpStatusCode.BadRequest, """{"errors":[{"message":"The request has no \"query\".","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("/graphql?query={double(n:2)}&variables=[1]", HttpStatusCode.BadRequest, """{"errors":[{"message":"\"variables\" must be an object.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    public async Task GET_only_reads(string address, HttpStatusCode status, string body)
    {
        var response = await _client.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(GraphQLResponse, GraphQLResponse)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; q=0.5", GraphQLResponse)]
    [InlineData("text/html, application/json;q=0.9, */*;q=0.8", Json)]
    [InlineData("text/html", null)]
    public async Task The_media_type_is_negotiated(string accept, string? expected)
    {
        var response = await PostAsync("""{"query":"{double(n:1)}"}""", accept);

        Assert.Equal(expected is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected ?? Json, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"query":"{ nope }"}""", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{"}""", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"query($n:Int!){double(n:$n)}","variables":{"n":"x"}}""", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{fail}"}""", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("{", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("7", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("{} x", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":7}""", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":""}""", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{double(n:1)}","variables":"x"}""", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{double(n:1)}","operationName":7}""", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{double(n:1)}","operationName":"\ud800"}""", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{ \ud800 }"}""", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    public async Task Statuses_follow_the_media_type(string body, HttpStatusCode json, HttpStatusCode graphQLResponse)
    {
        var asJson = await PostAsync(body);
        var asGraphQL = await PostAsync(body, GraphQLResponse);

        Assert.Equal(json, asJson.StatusCode);
        Assert.Equal(graphQLResponse, asGraphQL.StatusCode);
        Assert.Contains("\"errors\":[{\"message\":", await asJson.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("Application/JSON", HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=latin1", HttpStatusCode.UnsupportedMediaType)]
    public async Task The_body_must_be_JSON(string contentType, HttpStatusCode status)
    {
        var content = new StringContent("""{"query":"{double(n:1)}"}""");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        Assert.Equal(status, (await _client.PostAsync("/graphql", content)).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_run_in_order_and_each_request_answered_by_itself()
    {
        var response = await PostAsync("""[{"query":"{double(n:1)}"},{"query":"{nothing}"}, {"query":"mutation{write}"},{"query":"query($n:Int!){double(n:$n)}","variables":{"n":4}}]""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answers = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(4, answers.GetArrayLength());
        Assert.Equal("""{"data":{"double":2}}""", answers[0].GetRawText());
        Assert.False(answers[1].TryGetProperty("data", out _));
        Assert.StartsWith("""{"data":{"write":""", answers[2].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"double":8}}""", answers[3].GetRawText());
    }

    [Theory]
    [InlineData("[]", "A batch must hold a request.")]
    [InlineData("[1]", "The body must be a JSON object.")]
    [InlineData("""[{"query":"{double(n:1)}"},{}]""", "The request has no \\\"query\\\".")]
    [InlineData("""[{"query":"{double(n:1)}"}""", "The body is not valid JSON.")]
    [InlineData("""[{"query":"{double(n:1)}"}]]""", "The body is not valid JSON.")]
    public async Task A_batch_that_is_none_is_refused_as_a_whole(string body, string message)
    {
        var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_batch_is_bounded()
    {
        var one = """{"query":"{double(n:1)}"}""";

        Assert.Equal(
            HttpStatusCode.OK, (await PostAsync($"[{string.Join(',', Enumerable.Repeat(one, 50))}]")).StatusCode);
        var refused = await PostAsync($"[{string.Join(',', Enumerable.Repeat(one, 51))}]");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("A batch holds at most 50 requests.", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        var response = await _client.DeleteAsync("/graphql");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["CONNECT", "GET", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task An_escaped_document_means_the_same()
    {
        var response = await PostAsync("""{"query":"{\n  echo(text: \"a\\nb \u00e9\")\n}"}""");

        Assert.Equal("""{"data":{"echo":"a\nb é"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_in_many_pieces_is_put_together()
    {
        var text = new string('x', 60_000);

        var response = await PostAsync($$$"""{"query":"query($t:String!){echo(text:$t)}","variables":{"t":"{{{text}}}"}}""");

        Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_larger_body_than_allowed_is_refused(bool withLength)
    {
        var body = $$"""{"query":"{double(n:1)} #{{new string('x', 200_000)}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, Json) };
        request.Headers.TransferEncodingChunked = !withLength;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("""{"query":"{double(n:1)}"}""")).StatusCode);
    }

    [Fact]
    public async Task The_interceptor_knows_the_caller_or_turns_it_away()
    {
        using var known = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={who}");
        known.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "ann");
        using var unknown = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={who}");
        unknown.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "bad");

        Assert.Equal("""{"data":{"who":"Bearer ann /graphql"}}""", await (await _client.SendAsync(known)).Content.ReadAsStringAsync());
        var refused = await _client.SendAsync(unknown);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"Who are you?","extensions":{"code":"UNAUTHENTICATED"}}]}""",
            await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_schema_can_be_fetched()
    {
        var sdl = await _client.GetStringAsync("/graphql/schema.graphql");

        Assert.Contains("type Query {\n  double(n: Int!): Int!\n", sdl);
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_its_query()
    {
        using var leaving = new CancellationTokenSource();
        var request = _client.PostAsync(
            "/graphql", new StringContent("""{"query":"{untilCancelled}"}""", Encoding.UTF8, Json), leaving.Token);
        await Query.Started.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await leaving.CancelAsync();

        await Query.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private Task<HttpResponseMessage> PostAsync(string body, string accept = Json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, Json) };
        if (accept.Length > 0) request.Headers.TryAddWithoutValidation("Accept", accept);
        return _client.SendAsync(request);
    }

    [QueryType]
    public static class Query
    {
        [GraphQLIgnore]
        public static TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [GraphQLIgnore]
        public static TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static int Double(int n) => n * 2;

        public static string Echo(string text) => text;

        public static string? Fail() => throw new InvalidOperationException();

        public static string Who([GlobalState] string caller, HttpContext http) => $"{caller} {http.Request.Path}";

        public static async Task<string?> UntilCancelledAsync(CancellationToken cancellation)
        {
            using var registration = cancellation.Register(Cancelled.SetResult);
            Started.SetResult();
            await Cancelled.Task;
            return null;
        }
    }

    [MutationType]
    public static class Mutation
    {
        public static bool Write() => true;
    }
}
