using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Persisted;

/// <summary>Operations that the host registered, by whatever name a client asks for them.</summary>
public sealed class RegisteredOperationTests
{
    private const string Double = "query Double($n: Int!) { double(n: $n) }";
    private const string Other = "query Other { double(n: 21) }";

    private static readonly string DoubleHash = HashOf(Double);

    [Theory]
    [InlineData("{0}")]
    [InlineData("sha256:{0}")]
    [InlineData("double-1")]
    public async Task A_registered_operation_is_run_by_its_id(string id)
    {
        using var server = Server(Plain((DoubleHash, Double), ("double-1", Double)));

        var answer = await server.RequestAsync(Named(string.Format(null, id, DoubleHash), """{"n":4}"""));

        Assert.Equal("""{"data":{"double":8}}""", answer);
    }

    [Fact]
    public async Task A_registered_operation_is_run_by_its_hash_as_Apollos_clients_send_it()
    {
        using var server = Server(Plain((DoubleHash, Double)));

        Assert.Equal("""{"data":{"double":8}}""", await server.RequestAsync(Hashed(DoubleHash, """{"n":4}""")));
    }

    [Fact]
    public async Task Apollos_manifest_is_read_too()
    {
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            format = "apollo-persisted-query-manifest",
            version = 1,
            operations = new[] { new { id = DoubleHash, name = "Double", type = "query", body = Double } },
        });
        using var server = Server(OperationManifest.Parse("apollo.json", manifest));

        Assert.Equal("""{"data":{"double":8}}""", await server.RequestAsync(Hashed(DoubleHash, """{"n":4}""")));
    }

    [Fact]
    public async Task Nothing_is_compiled_for_a_registered_operation()
    {
        using var server = Server(Plain((DoubleHash, Double)));
        var store = server.Executor.Documents;

        var first = store.Find(Hashed(DoubleHash, "{}"));
        for (var i = 0; i < 1_500; i++) await server.TextAsync($"{{ a{i}: double(n: {i}) }}");

        Assert.Same(first, store.Find(Hashed(DoubleHash, "{}")));
        Assert.Same(first, store.Find(new OperationRequest { Document = Encoding.UTF8.GetBytes(Double), Services = TestServer.NoServices }));
    }

    [Fact]
    public void Each_bad_entry_of_a_manifest_is_told_when_the_server_starts()
    {
        var manifest = Plain(
            (DoubleHash, Double),
            ("unknown-field", "query Nope { nope }"),
            ("no-document", "query {"),
            ("not-a-literal", "query Word { double(n: \"x\") }"),
            (new string('0', 64), Other));

        var error = Assert.Throws<OperationManifestException>(() => Server(manifest));

        Assert.Collection(
            error.Message.Split(Environment.NewLine),
            line => Assert.Equal("plain.json: operation unknown-field: Cannot query field \"nope\" on type \"Query\". (line 1, column 14)", line),
            line => Assert.Matches("^plain.json: operation no-document: Syntax error: .+ \\(line 1, column 8\\)$", line),
            line => Assert.Matches("^plain.json: operation not-a-literal: Expected value of type .+ \\(line 1, column 24\\)$", line),
            line => Assert.Equal($"plain.json: operation {new string('0', 64)}: its id is not the SHA-256 of its document, which is {HashOf(Other)}.", line));
    }

    [Theory]
    [InlineData("{", "m.json: ")]
    [InlineData("[]", "m.json: a manifest is a JSON object.")]
    [InlineData("""{"a":1}""", "m.json: \"a\" must be a string.")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}""", "m.json: only version 1 of Apollo's format is known.")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1}""", "m.json: \"operations\" must be an array.")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}""", "m.json: operations[0].body must be a string.")]
    public void What_is_no_manifest_is_refused(string json, string message)
    {
        var error = Assert.Throws<OperationManifestException>(() => OperationManifest.Parse("m.json", Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void A_manifest_that_is_not_there_is_named()
    {
        var error = Assert.Throws<OperationManifestException>(() => OperationManifest.Load("/no/such/manifest.json"));

        Assert.StartsWith("/no/such/manifest.json: ", error.Message);
    }

    [Fact]
    public async Task A_limited_caller_runs_registered_operations_by_id_hash_and_text()
    {
        using var server = Limited();

        foreach (var request in new[] { Named(DoubleHash, """{"n":4}"""), Hashed(DoubleHash, """{"n":4}"""), Texted(Double, """{"n":4}""") })
            Assert.Equal("""{"data":{"double":8}}""", await server.RequestAsync(request));
    }

    [Fact]
    public async Task A_limited_caller_runs_nothing_else()
    {
        using var server = Limited();
        server.State.SetState("limited", null);
        await server.TextAsync(Other);
        await server.RequestAsync(Hashed(HashOf(Other), "{}", Other));
        server.State.SetState("limited", true);

        foreach (var request in new[]
        {
            Texted(Other), Texted("{"), Named("nope", "{}"), Hashed(HashOf(Other), "{}"), Hashed(HashOf(Other), "{}", Other),
        })
        {
            Assert.Equal(
                """{"errors":[{"message":"This caller may run registered operations only, and this is none of them.","extensions":{"code":"OPERATION_NOT_REGISTERED"}}]}""",
                await server.RequestAsync(request));
            Assert.Equal(ExecutionOutcome.Refused, server.Outcome);
        }
    }

    private static TestServer Limited()
    {
        var server = TestServer.Create(builder => builder
            .AddType(typeof(Query))
            .AddOperations(Plain((DoubleHash, Double)))
            .AllowOnlyRegistered(state => state.FindState<bool>("limited")));
        server.State.SetState("limited", true);
        return server;
    }

    private static TestServer Server(OperationManifest manifest) =>
        TestServer.Create(builder => builder.AddType(typeof(Query)).AddOperations(manifest));

    private static OperationManifest Plain(params (string Id, string Document)[] operations) => OperationManifest.Parse(
        "plain.json", JsonSerializer.SerializeToUtf8Bytes(operations.ToDictionary(entry => entry.Id, entry => entry.Document)));

    private static OperationRequest Named(string id, string variables) =>
        Request("", variables, id: id);

    private static OperationRequest Hashed(string hash, string variables, string document = "") =>
        Request(document, variables, extensions: $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""");

    private static OperationRequest Texted(string document, string variables = "") => Request(document, variables);

    private static OperationRequest Request(string document, string variables, string id = "", string extensions = "") => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        DocumentId = Encoding.UTF8.GetBytes(id),
        Variables = Encoding.UTF8.GetBytes(variables),
        Extensions = Encoding.UTF8.GetBytes(extensions),
        Services = TestServer.NoServices,
    };

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    [QueryType]
    public static class Query
    {
        public static int Double(int n) => n * 2;
    }
}
