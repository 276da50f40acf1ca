using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Tests.Persisted;

/// <summary>Apollo's protocol of automatic persisted queries, and documents by id, over HTTP.</summary>
public sealed class PersistedQueryTests
{
    private const string Double = "query Double($n: Int!) { double(n: $n) }";
    private const string Write = "mutation Write { write }";
    private const string Eight = """{"data":{"double":8}}""";
    private const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_is_sent_once_and_then_named_by_its_hash(bool byGet)
    {
        await using var server = await StartAsync(_ => { });

        var unknown = await server.AskAsync(Double, withText: false, byGet);
        var sent = await server.AskAsync(Double, withText: true, byGet: false);
        var known = await server.AskAsync(Double, withText: false, byGet);

        Assert.Equal((HttpStatusCode.OK, NotFound), unknown);
        Assert.Equal((HttpStatusCode.OK, Eight), sent);
        Assert.Equal((HttpStatusCode.OK, Eight), known);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_not_kept()
    {
        await using var server = await StartAsync(_ => { });
        await server.AskAsync("{ nope }", withText: true, byGet: false);

        Assert.Equal((HttpStatusCode.OK, NotFound), await server.AskAsync("{ nope }", withText: false, byGet: false));
    }

    [Fact]
    public async Task Without_automatic_registration_the_client_is_told_to_send_texts()
    {
        await using var server = await StartAsync(builder => builder.ModifyOptions(options => options.AllowAutomaticRegistration = false));

        var byHash = await server.AskAsync(Double, withText: false, byGet: false);
        var withText = await server.AskAsync(Double, withText: true, byGet: false);
        var again = await server.AskAsync(Double, withText: false, byGet: false);

        Assert.Equal(
            """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""",
            byHash.Body);
        Assert.Equal(Eight, withText.Body);
        Assert.Equal(byHash, again);
    }

    [Fact]
    public async Task With_registered_operations_only_a_client_may_go_on_asking_by_hash()
    {
        await using var server = await StartAsync(builder => builder
            .ModifyOptions(options => options.AllowAutomaticRegistration = false)
            .AddOperations(new OperationManifest("test", [new RegisteredOperation(HashOf(Write), Write, "Write")])));

        Assert.Equal(NotFound, (await server.AskAsync(Double, withText: false, byGet: false)).Body);
        Assert.Equal(Eight, (await server.AskAsync(Double, withText: true, byGet: false)).Body);
        Assert.Equal("""{"data":{"write":true}}""", (await server.AskAsync(Write, withText: false, byGet: false)).Body);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.AskAsync(Write, withText: false, byGet: true)).Status);
    }

    [Fact]
    public async Task The_documents_that_clients_register_are_bounded()
    {
        await using var server = await StartAsync(builder => builder.ModifyOptions(options => options.MaxAutomaticDocuments = 4));
        for (var i = 0; i < 20; i++) await server.AskAsync($"{{ double(n: {i}) }}", withText: true, byGet: false);

        var known = 0;
        for (var i = 0; i < 20; i++)
        {
            if ((await server.AskAsync($"{{ double(n: {i}) }}", withText: false, byGet: false)).Body != NotFound) known++;
        }

        Assert.Equal(4, known);
    }

    [Theory]
    [InlineData("""{"query":"{ double(n: 1) }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}""", "provided sha does not match query", "PERSISTED_QUERY_HASH_MISMATCH")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"abc"}}}""", "Unsupported persisted query version", "BAD_REQUEST")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "\"extensions.persistedQuery\" must be an object with \"version\" 1 and \"sha256Hash\".", "BAD_REQUEST")]
    [InlineData("""{"extensions":{"persistedQuery":7}}""", "\"extensions.persistedQuery\" must be an object with \"version\" 1 and \"sha256Hash\".", "BAD_REQUEST")]
    [InlineData("""{"extensions":{"persistedQuery":null}}""", "The request has no \"query\".", "BAD_REQUEST")]
    [InlineData("""{"extensions":{"other":{"sha256Hash":[1]}}}""", "The request has no \"query\".", "BAD_REQUEST")]
    [InlineData("""{"documentId":"a","query":"{ double(n: 1) }"}""", "Give either \"query\" or \"documentId\", not both.", "BAD_REQUEST")]
    [InlineData("""{"documentId":7}""", "\"documentId\" must be a string.", "BAD_REQUEST")]
    public async Task A_request_that_contradicts_itself_is_a_bad_one(string body, string message, string code)
    {
        await using var server = await StartAsync(_ => { });

        var (status, answer) = await server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var error = JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0];
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Other_extensions_are_nobodys_business()
    {
        await using var server = await StartAsync(_ => { });

        var answer = await server.PostAsync("""{"query":"{ double(n: 4) }","extensions":{"other":{"persistedQuery":1},"persistedQuery":null}}""");

        Assert.Equal((HttpStatusCode.OK, Eight), answer);
    }

    [Fact]
    public async Task A_document_is_asked_for_by_id_in_a_body_and_in_an_address()
    {
        await using var server = await StartAsync(builder => builder.AddOperations(
            new OperationManifest("test", [new RegisteredOperation(HashOf(Double), Double), new RegisteredOperation("dé", Double)])));
        var id = $"sha256:{HashOf(Double)}";

        Assert.Equal(Eight, (await server.PostAsync($$$"""{"documentId":"{{{id}}}","variables":{"n":4}}""")).Body);
        Assert.Equal(Eight, (await server.PostAsync("""{"documentId":"d\u00e9","variables":{"n":4}}""")).Body);
        Assert.Equal(Eight, await server.Client.GetStringAsync($"/graphql?documentId={id}&variables={{\"n\":4}}"));
        Assert.Equal(NotFound, (await server.PostAsync("""{"documentId":"unknown"}""")).Body);
    }

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static async Task<Running> StartAsync(Action<GraphQLServerBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder.Services.AddGraphQLServer().AddType(typeof(Query)).AddType(typeof(Mutation)));
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new Running(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    private sealed record Running(WebApplication App, HttpClient Client) : IAsyncDisposable
    {
        public Task<(HttpStatusCode Status, string Body)> AskAsync(string document, bool withText, bool byGet)
        {
            var extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{HashOf(document)}}}"}}""";
            if (byGet)
            {
                return ReadAsync(Client.GetAsync(
                    $"/graphql?variables={{\"n\":4}}&extensions={Uri.EscapeDataString(extensions)}"));
            }
            var query = withText ? $"\"query\":{JsonSerializer.Serialize(document)}," : "";
            return PostAsync($$$"""{{{{query}}}"variables":{"n":4},"extensions":{{{extensions}}}}""");
        }

        public Task<(HttpStatusCode Status, string Body)> PostAsync(string body) =>
            ReadAsync(Client.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json")));

        private static async Task<(HttpStatusCode Status, string Body)> ReadAsync(Task<HttpResponseMessage> sending)
        {
            using var response = await sending;
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
        }
    }

    [QueryType]
    public static class Query
    {
        public static int Double(int n) => n * 2;
    }

    [MutationType]
    public static class Mutation
    {
        public static bool Write() => true;
    }
}
