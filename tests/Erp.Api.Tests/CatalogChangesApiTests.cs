using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Tills that keep a catalogue of their own.</summary>
public sealed class CatalogChangesApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Product = "product { id }";

    [Fact]
    public async Task A_copy_made_page_by_page_has_what_the_list_has()
    {
        var till = new LocalCatalogue(server.Client);
        await till.CatchUpAsync(pageSize: 7);

        var listed = await server.Client.DataAsync(
            "{ products(first: 200, active: true) { nodes { sku name taxCode unit price { amount } barcodes } } }");
        Assert.Equal(
            listed.GetProperty("products").GetProperty("nodes").EnumerateArray().Select(node => node.ToString()).Order(),
            till.Products.Select(product => JsonSerializer.Serialize(product)).Order());
    }

    [Fact]
    public async Task A_till_gets_what_changed_and_nothing_else()
    {
        var till = new LocalCatalogue(server.Client);
        await till.CatchUpAsync();
        await CreateAsync("DELTA-1", "4006381333931");
        await CreateAsync("DELTA-2");
        await MutateAsync("changeProduct", new { sku = "DELTA-1", name = "Other" });
        await MutateAsync("schedulePrice", new { sku = "DELTA-2", from = "2999-01-01T00:00:00Z", price = new { amount = "9", currency = "GBP" } });

        var changes = await till.NextAsync(minPosition: _last);

        Assert.Equal(["DELTA-1", "DELTA-2"], changes.GetProperty("products").EnumerateArray().Select(product => product.Text("sku")));
        Assert.Empty(changes.GetProperty("tombstones").EnumerateArray());
        Assert.Equal("Other", changes.GetProperty("products")[0].Text("name"));
        var again = await till.NextAsync();
        Assert.Equal((0, 0), (again.GetProperty("products").GetArrayLength(), again.GetProperty("tombstones").GetArrayLength()));
    }

    [Fact]
    public async Task What_is_gone_is_a_tombstone()
    {
        var till = new LocalCatalogue(server.Client);
        var product = (await CreateAsync("GONE-1", "5012345678900")).Text("product", "id");
        await till.NextAsync(minPosition: _last);
        await till.CatchUpAsync();

        await MutateAsync("changeProduct", new { sku = "GONE-1", newSku = "GONE-2", barcodes = new[] { "00000096385074" } });
        Assert.Equal([$"BARCODE {product} 05012345678900", $"SKU {product} GONE-1"], Named(await till.NextAsync(minPosition: _last)));

        await MutateAsync("deactivateProduct", new { sku = "GONE-2" });
        var gone = await till.NextAsync(minPosition: _last);
        Assert.Equal([$"PRODUCT {product} GONE-2"], Named(gone));
        Assert.Empty(gone.GetProperty("products").EnumerateArray());

        await MutateAsync("activateProduct", new { sku = "GONE-2" });
        var back = await till.NextAsync(minPosition: _last);
        Assert.Equal("GONE-2", Assert.Single(back.GetProperty("products").EnumerateArray()).Text("sku"));
        Assert.Empty(Named(back));

        await MutateAsync("changeProduct", new { sku = "GONE-2", barcodes = new[] { "5012345678900" } });
        Assert.Equal([$"BARCODE {product} 00000096385074"], Named(await till.NextAsync(minPosition: _last)));
    }

    [Fact]
    public async Task Another_company_s_till_gets_none_of_it()
    {
        using var stranger = server.With(await server.TokenOfCompanyAsync(new CompanyId(77)));
        var changes = await new LocalCatalogue(stranger).NextAsync();

        Assert.Empty(changes.GetProperty("products").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ catalogChanges(since: "7.1") { position } }""", "POSITION_UNKNOWN")]
    [InlineData("""{ catalogChanges(since: "1.999999999") { position } }""", "POSITION_UNKNOWN")]
    [InlineData("""{ catalogChanges(first: 0) { position } }""", "INVALID_INPUT")]
    [InlineData("""{ catalogChanges(first: 1001) { position } }""", "INVALID_INPUT")]
    public async Task What_cannot_be_answered_is_refused_with_a_code(string query, string code) =>
        Assert.Equal(code, await server.Client.ErrorCodeAsync(query));

    private string? _last;

    private static string[] Named(JsonElement changes) =>
    [
        .. changes.GetProperty("tombstones").EnumerateArray()
            .Select(one => $"{one.Text("kind")} {one.Text("productId")} {one.Text("code")}").Order(StringComparer.Ordinal),
    ];

    private Task<JsonElement> CreateAsync(string sku, params string[] barcodes) => MutateAsync(
        "createProduct",
        new { sku, name = "Thing", price = new { amount = "1", currency = "GBP" }, taxCode = "STANDARD", barcodes });

    private async Task<JsonElement> MutateAsync(string field, object input)
    {
        var payload = await server.Client.MutateAsync(field, input, Product);
        JsonAssert.Accepted(payload, "product");
        _last = payload.Text("position");
        return payload;
    }

    /// <summary>What a till does: products by id, as the last page said.</summary>
    private sealed class LocalCatalogue(GraphQLClient client)
    {
        private readonly Dictionary<string, object> _products = [];
        private string? _position;

        public IEnumerable<object> Products => _products.Values;

        public async Task CatchUpAsync(int pageSize = 1000)
        {
            while ((await NextAsync(pageSize)).GetProperty("hasMore").GetBoolean()) { }
        }

        public async Task<JsonElement> NextAsync(int pageSize = 1000, string? minPosition = null)
        {
            var data = await client.DataAsync(
                """
                query($since: Position, $first: Int!, $minPosition: Position) {
                  catalogChanges(since: $since, first: $first, minPosition: $minPosition) {
                    products { id sku name taxCode unit price { amount } barcodes }
                    tombstones { kind productId code position }
                    position hasMore } }
                """,
                new { since = _position, first = pageSize, minPosition });
            var changes = data.GetProperty("catalogChanges");
            foreach (var gone in changes.GetProperty("tombstones").EnumerateArray())
                if (gone.Text("kind") == "PRODUCT")
                    _products.Remove(gone.Text("productId"));
            foreach (var product in changes.GetProperty("products").EnumerateArray())
                _products[product.Text("id")] = product.EnumerateObject().Where(field => field.Name != "id")
                    .ToDictionary(field => field.Name, field => field.Value);
            _position = changes.Text("position");
            return changes;
        }
    }
}
