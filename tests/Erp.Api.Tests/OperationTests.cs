using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.Silo;
using Erp.TestKit.Postgres;

namespace Erp.Api.Tests;

/// <summary>What a terminal asks for by hash, and nothing else if its token says so.</summary>
public sealed class OperationTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonElement Manifest =
        JsonDocument.Parse(File.ReadAllText(InSources("pos-operations.json"))).RootElement;

    /// <summary>
    /// Terminals in the field ask for an operation by the hash it had when they were built: a text that has shipped stays,
    /// and another one gets another name.
    /// </summary>
    [Fact]
    public void The_manifest_is_made_of_the_files()
    {
        var files = Directory.GetFiles(InSources("pos"), "*.graphql").Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Text: File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n')))
            .Select(file => $"{file.Name} {HashOf(file.Text)}\n{file.Text}");

        var entries = Manifest.GetProperty("operations").EnumerateArray()
            .Select(entry => $"{entry.Text("name")} {entry.Text("id")}\n{entry.Text("body")}");

        Assert.Equal(files, entries);
    }

    [Fact]
    public async Task A_terminal_works_all_day_with_registered_operations_alone()
    {
        using var till = await TillAsync("T5");

        var settings = await RunAsync(till, "Settings", new { });
        var product = await RunAsync(till, "FindProduct", new { sku = "MUG-BLUE" });
        var sale = await RunAsync(till, "CompleteSale", new { input = Inputs.Sale("registered", "T5", "MUG-BLUE") });
        var found = await RunAsync(till, "FindSale", new { id = "T5/registered" });
        var report = await RunAsync(till, "XReport", new { terminal = "T5" });
        var returned = await RunAsync(till, "ReturnSale", new { input = new { id = "back", terminal = "T5", sale = "T5/registered" } });
        var closed = await RunAsync(till, "CloseShift", new { input = new { id = "z", terminal = "T5" } });

        Assert.Equal("GBP", settings.Text("company", "currency"));
        Assert.Equal("MUG-BLUE", product.Text("product", "sku"));
        Assert.Equal("T5/registered", sale.Text("completeSale", "sale", "id"));
        Assert.Equal("T5/registered", found.Text("sale", "id"));
        Assert.Equal(sale.Text("completeSale", "sale", "total", "amount"), report.Text("xReport", "total", "amount"));
        Assert.Equal("T5/registered", returned.Text("returnSale", "saleReturn", "originalId"));
        Assert.Equal("T5", closed.Text("closeShift", "report", "terminal"));
    }

    [Fact]
    public async Task A_terminal_follows_the_catalogue_and_stock_with_registered_operations_alone()
    {
        var secret = await SecretAsync("T4");
        using var till = server.With(secret);
        var changes = (await RunAsync(till, "CatalogChanges", new { first = 1000 })).GetProperty("catalogChanges");
        using var socket = await SocketClient.ConnectAsync(server.Url, secret);

        await socket.SendAsync(new
        {
            id = "stock",
            type = "subscribe",
            payload = new
            {
                documentId = $"sha256:{IdOf("StockChanged")}",
                variables = new { skus = new[] { "MUG-BLUE" }, warehouse = "MAIN", from = "0.0" },
            },
        });
        var stock = (await socket.NextAsync()).GetProperty("stockChanged");
        await socket.CompleteAsync("stock");
        await socket.SubscribeAsync("other", "{ __typename }");
        JsonElement refused;
        do refused = await socket.HearAsync();
        while (refused.Text("id") != "other");

        Assert.Equal(20, changes.GetProperty("products").GetArrayLength());
        Assert.False(changes.GetProperty("hasMore").GetBoolean());
        Assert.Equal("MUG-BLUE", stock.Text("sku"));
        Assert.Equal("error", refused.Text("type"));
        Assert.Equal("OPERATION_NOT_REGISTERED", refused.GetProperty("payload")[0].Text("extensions", "code"));
    }

    [Fact]
    public async Task A_limited_token_runs_nothing_else()
    {
        using var till = await TillAsync("T6");

        Assert.Equal("OPERATION_NOT_REGISTERED", await till.ErrorCodeAsync("""{ product(sku: "MUG-BLUE") { name } }"""));
        Assert.Equal("OPERATION_NOT_REGISTERED", await till.ErrorCodeAsync("{ __schema { queryType { name } } }"));
    }

    [Fact]
    public async Task A_token_tells_its_limits()
    {
        var payload = await server.Client.MutateAsync(
            "createToken",
            new { name = "shift", permissions = new[] { "pos:sell" }, registeredOperationsOnly = true, expiresAt = "2099-01-02T03:04:05Z" },
            "token { registeredOperationsOnly expiresAt }");

        var token = JsonAssert.Accepted(payload, "token");
        Assert.True(token.GetProperty("registeredOperationsOnly").GetBoolean());
        Assert.Equal(new DateTimeOffset(2099, 1, 2, 3, 4, 5, TimeSpan.Zero), token.GetProperty("expiresAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_token_expires_in_the_future()
    {
        var payload = await server.Client.MutateAsync(
            "createToken", new { name = "late", permissions = new[] { "pos:sell" }, expiresAt = "2020-01-01T00:00:00Z" }, "token { id }");

        Assert.Equal(["INVALID_INPUT expiresAt"], JsonAssert.Refused(payload, "token"));
    }

    [Fact]
    public async Task A_token_cannot_outlive_the_one_that_makes_it()
    {
        using var brief = server.With(await SecretAsync(new { name = "brief", permissions = new[] { "*" }, expiresAt = "2090-01-01T00:00:00Z" }));

        var longer = await brief.MutateAsync(
            "createToken", new { name = "longer", permissions = new[] { "*" }, expiresAt = "2090-01-01T00:00:01Z" }, "token { id }");
        var same = await brief.MutateAsync("createToken", new { name = "same", permissions = new[] { "*" } }, "token { expiresAt }");

        Assert.Equal(["INVALID_INPUT expiresAt"], JsonAssert.Refused(longer, "token"));
        Assert.Equal(
            new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero),
            JsonAssert.Accepted(same, "token").GetProperty("expiresAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_operators_own_manifest_is_registered_too_and_must_fit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
        var manifest = Path.Combine(folder, "own.json");
        await File.WriteAllTextAsync(manifest, """{"own": "{ company { nome } }"}""");
        string[] args =
        [
            "--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={folder}", $"--ConnectionStrings:Erp={database.ConnectionString}",
            $"--Erp:Operations:Manifest={manifest}",
        ];

        var error = await Assert.ThrowsAsync<StartupException>(() => ErpServer.StartAsync(args));
        Assert.StartsWith($"{manifest}: operation own: Cannot query field \"nome\" on type \"Company\".", error.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(manifest, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["own"] = "{ company { name } }",
            ["make"] = "mutation($input: CreateTokenInput!) { createToken(input: $input) { secret token { registeredOperationsOnly } } }",
        }));
        await using var started = await ErpServer.StartAsync(args);
        using var client = new GraphQLClient(started.Url, await File.ReadAllTextAsync(DataFolder.TokenFileIn(folder)));

        var own = await client.PostBodyAsync(new { documentId = "own" });
        Assert.Equal("Demo Trading Ltd", own.Text("data", "company", "name"));

        // A limited token makes limited ones only.
        var made = await MakeAsync(client, new { name = "limited", permissions = new[] { "*" }, registeredOperationsOnly = true });
        using var limited = new GraphQLClient(started.Url, made.Text("secret"));
        var again = await MakeAsync(limited, new { name = "limited too", permissions = new[] { "*" }, registeredOperationsOnly = false });
        Assert.Equal("True", again.Text("token", "registeredOperationsOnly"));
    }

    private static async Task<JsonElement> MakeAsync(GraphQLClient client, object input) =>
        (await client.PostBodyAsync(new { documentId = "make", variables = new { input } })).GetProperty("data").GetProperty("createToken");

    private static async Task<JsonElement> RunAsync(GraphQLClient client, string name, object variables)
    {
        var answer = await client.PostBodyAsync(
            new { variables, extensions = new { persistedQuery = new { version = 1, sha256Hash = IdOf(name) } } });
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    private static string IdOf(string name) =>
        Manifest.GetProperty("operations").EnumerateArray().Single(entry => entry.Text("name") == name).Text("id");

    private async Task<GraphQLClient> TillAsync(string terminal) => server.With(await SecretAsync(terminal));

    private Task<string> SecretAsync(string terminal) => SecretAsync(new
    {
        name = $"till {terminal}",
        permissions = new[] { "pos:*", "sales:read", "products:read", "inventory:read", "settings:read" },
        terminals = new[] { terminal },
        registeredOperationsOnly = true,
    });

    private async Task<string> SecretAsync(object input)
    {
        var payload = await server.Client.MutateAsync("createToken", input, "token { id } secret");
        JsonAssert.Accepted(payload, "token");
        return payload.Text("secret");
    }

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string InSources(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../api/Operations", name));
}
