using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Erp.Api.Tests.Lists;

/// <summary>A list costs the same few statements and grain calls, however long it is.</summary>
public sealed class ListCostTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
    private readonly Tally _tally = new();
    private TestDatabase _database = null!;
    private ErpServer _server = null!;
    private GraphQLClient _client = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _server = await ErpServer.StartAsync(
            ["--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={_folder}", $"--ConnectionStrings:Erp={_database.ConnectionString}"],
            services => services.AddSingleton<IOutgoingGrainCallFilter>(_tally));
        var token = await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder));
        _client = new GraphQLClient(_server.Url, token);
        _http = new HttpClient { BaseAddress = _server.Url };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        _tally.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_list_of_sales_with_lines_and_products()
    {
        var position = await SellAsync(100);
        const string query =
            """
            query($first: Int!, $position: Position) {
              sales(first: $first, minPosition: $position) {
                nodes { id total { amount } lines { sku product { name price { amount } } } payments { method } taxes { rate } exceptions { code } }
              }
            }
            """;

        var (few, shortList) = await CountAsync(query, 3, position);
        var (many, longList) = await CountAsync(query, 100, position);

        Assert.Equal((3, 100), (LengthOf(shortList, "sales"), LengthOf(longList, "sales")));
        Assert.Equal("MUG-BLUE", longList.GetProperty("sales").GetProperty("nodes")[0].GetProperty("lines")[0].Text("sku"));
        Assert.NotEqual("", longList.GetProperty("sales").GetProperty("nodes")[0].GetProperty("lines")[0].Text("product", "name"));
        // The page, its lines, payments, taxes and products; and the token.
        Assert.Equal(5, many["sql"]);
        Assert.Equal(few, many);
        Assert.InRange(many.Values.Sum() - many["sql"], 1, 2);
    }

    [Fact]
    public async Task A_list_of_products()
    {
        const string query =
            """
            query($first: Int!, $position: Position) {
              products(first: $first, minPosition: $position) { nodes { sku barcodes packs { barcode } price { amount } scheduledPrices { from } } }
            }
            """;

        var (few, shortList) = await CountAsync(query, 2, null);
        var (many, longList) = await CountAsync(query, 100, null);

        Assert.Equal((2, 20), (LengthOf(shortList, "products"), LengthOf(longList, "products")));
        Assert.Equal(1, many["sql"]);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task A_list_of_stock_with_products()
    {
        var products = await _client.DataAsync("{ products(first: 20) { nodes { sku } } }");
        string? position = null;
        foreach (var product in products.GetProperty("products").GetProperty("nodes").EnumerateArray())
        {
            var payload = await _client.MutateAsync(
                "setStockPolicy", new { id = $"policy {product.Text("sku")}", sku = product.Text("sku"), warehouse = "MAIN", reorderPoint = "1000000" }, "stockItem { sku }");
            JsonAssert.Accepted(payload, "stockItem");
            position = payload.Text("position");
        }
        const string query =
            """
            query($first: Int!, $position: Position) {
              lowStock(first: $first, minPosition: $position) { nodes { sku available product { name barcodes } } }
            }
            """;

        var (few, shortList) = await CountAsync(query, 2, position);
        var (many, longList) = await CountAsync(query, 100, position);

        Assert.Equal((2, 20), (LengthOf(shortList, "lowStock"), LengthOf(longList, "lowStock")));
        Assert.Equal(2, many["sql"]);
        Assert.Equal(few, many);
    }

    private async Task<string> SellAsync(int count)
    {
        var inputs = Enumerable.Range(0, count).Select(i => Inputs.Sale($"s{i}", $"T{i % 10}", "MUG-BLUE"));
        var data = await _client.DataAsync(
            "mutation($inputs: [CompleteSaleInput!]!) { completeSales(inputs: $inputs) { position results { sale { id } userErrors { message } } } }",
            new { inputs });
        Assert.All(
            data.GetProperty("completeSales").GetProperty("results").EnumerateArray(),
            result => Assert.True(result.GetProperty("sale").ValueKind == JsonValueKind.Object, result.ToString()));
        return data.Text("completeSales", "position");
    }

    private async Task<(IReadOnlyDictionary<string, int> Asked, JsonElement Data)> CountAsync(string query, int first, string? position)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query, variables = new { first, position } }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return (_tally.Of(trace), answer.GetProperty("data"));
    }

    private static int LengthOf(JsonElement data, string list) => data.GetProperty(list).GetProperty("nodes").GetArrayLength();
}
