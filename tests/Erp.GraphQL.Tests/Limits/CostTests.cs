using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Limits;

/// <summary>What an operation costs before it is run: objects times the lengths of the lists that they stand in.</summary>
public sealed class CostTests : IDisposable
{
    private readonly TestServer _server = Server(1_000_000);

    [Theory]
    [InlineData("{ name }", 1)]
    [InlineData("{ product { name } }", 1)]
    [InlineData("{ product { price { amount } } }", 1)]
    [InlineData("{ product { tags } }", 1)]
    [InlineData("{ product { stock { onHand } } }", 2)]
    [InlineData("{ product { parts { name } } }", 1 + 10)]
    [InlineData("{ product { labels { name } } }", 1 + 3)]
    [InlineData("{ product { dear } }", 1 + 50)]
    [InlineData("{ products { nodes { name } } }", 1 + 20)]
    [InlineData("{ products(first: 5) { nodes { name } } }", 1 + 5)]
    [InlineData("{ products(first: 5) { nodes { stock { onHand } } edges { node { name } } } }", 1 + (5 * 2) + (5 * 1))]
    [InlineData("{ products(first: 5) { nodes { parts { parts { name } } } pageInfo { hasNextPage } } }", 1 + (5 * (1 + (10 * (1 + 10)))))]
    [InlineData("{ products(first: 5000) { nodes { name } } }", 1 + 100)]
    [InlineData("{ some(count: 7) { name } }", 7)]
    [InlineData("{ byKeys(keys: [\"a\", \"b\", \"c\"]) { name } }", 3)]
    [InlineData("{ a: product { name } b: product { name } }", 2)]
    [InlineData("{ product { stock { onHand } } product { stock { reserved } } }", 2)]
    [InlineData("{ ...F ...F } fragment F on Query { product { stock { onHand } } }", 2)]
    [InlineData("{ __schema { types { fields { name } } } }", 0)]
    [InlineData("mutation { write }", 10)]
    [InlineData("mutation { write many(inputs: [1, 2, 3, 4]) { results { name } } }", 10 + 10 + 4)]
    public async Task An_operation_costs_what_it_can_make(string document, long cost) =>
        Assert.Equal(cost, await CostAsync(document));

    [Theory]
    [InlineData("{}", 1 + 20)]
    [InlineData("""{"first":null}""", 1 + 20)]
    [InlineData("""{"first":3}""", 1 + 3)]
    [InlineData("""{"first":1000000}""", 1 + 100)]
    public async Task Variables_count_with_their_values(string variables, long cost) =>
        Assert.Equal(cost, await CostAsync("query($first: Int) { products(first: $first) { nodes { name } } }", variables));

    [Fact]
    public async Task Lists_in_variables_count_with_their_length() => Assert.Equal(
        4,
        await CostAsync("query($keys: [String!]!) { byKeys(keys: $keys) { name } }", """{"keys":["a","b","c","d"]}"""));

    [Fact]
    public async Task A_default_of_a_variable_counts() =>
        Assert.Equal(1 + 7, await CostAsync("query($first: Int = 7) { products(first: $first) { nodes { name } } }"));

    [Fact]
    public async Task What_costs_too_much_is_not_run()
    {
        using var server = Server(500);

        var response = await server.RunAsync(
            "query($n: Int) { products(first: $n) { nodes { parts { name } } } }", """{"n":100}""");

        var error = response.GetProperty("errors")[0];
        Assert.Equal(
            "The operation costs 1101, but at most 500 is allowed. Ask for shorter lists, or for less of their items.",
            error.GetProperty("message").GetString());
        var extensions = error.GetProperty("extensions");
        Assert.Equal(
            ("TOO_COMPLEX", "cost", 1101, 500),
            (extensions.GetProperty("code").GetString(), extensions.GetProperty("limit").GetString(),
                extensions.GetProperty("found").GetInt32(), extensions.GetProperty("allowed").GetInt32()));
        Assert.False(response.TryGetProperty("data", out _));
        Assert.Equal("""{"products":{"nodes":[]}}""", await server.DataAsync("query($n: Int) { products(first: $n) { nodes { parts { name } } } }", """{"n":10}"""));
    }

    [Fact]
    public async Task Lists_in_lists_do_not_overflow()
    {
        var document = new StringBuilder("{ product {");
        for (var i = 0; i < 12; i++) document.Append("some(count: 2147483647) {");
        document.Append("name").Append('}', 14);

        Assert.Equal(1L << 40, await CostAsync(document.ToString()));
    }

    private static TestServer Server(int maxCost) => TestServer.Create(builder => builder
        .AddType(typeof(Query)).AddType(typeof(Mutation)).AddType(typeof(ProductFields))
        .ModifyOptions(options => options.MaxCost = maxCost));

    private async Task<long> CostAsync(string document, string variables = "{}")
    {
        var plan = _server.Executor.Documents.Find(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Services = TestServer.NoServices,
        }).Plan(null);
        var response = JsonDocument.Parse(await _server.RequestAsync(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = Encoding.UTF8.GetBytes(variables),
            Services = TestServer.NoServices,
            ReportsCost = true,
        })).RootElement;
        var values = VariableValues.Read(plan.Variables, Encoding.UTF8.GetBytes(variables));
        var cost = plan.Cost.Evaluate(values);
        if (response.TryGetProperty("extensions", out var extensions))
            Assert.Equal(cost, extensions.GetProperty("operationCost").GetProperty("cost").GetInt64());
        return cost;
    }

    public void Dispose() => _server.Dispose();

    [QueryType]
    public static class Query
    {
        public static string Name() => "";

        public static Product? Product() => null;

        [UseConnection(DefaultPageSize = 20, MaxPageSize = 100)]
        public static Connection<Product> Products(PagingArguments paging) =>
            new([], new ConnectionPageInfo(false, paging.After is not null, null, null));

        [ListSize(SlicingArguments = ["count"])]
        public static IReadOnlyList<Product> Some(int count) => count < 0 ? throw new ArgumentException("", nameof(count)) : [];

        [ListSize(SlicingArguments = ["keys"])]
        public static IReadOnlyList<Product> ByKeys(IReadOnlyList<string> keys) => keys is null ? null! : [];
    }

    [MutationType]
    public static class Mutation
    {
        public static bool Write() => true;

        [ListSize(SlicingArguments = ["inputs"], SizedFields = ["results"])]
        public static Payload Many(IReadOnlyList<int> inputs) => new(inputs.Count, []);
    }

    [ObjectType<Product>]
    public static class ProductFields
    {
        public static Stock? GetStock([Parent] Product product, CancellationToken cancellation) =>
            cancellation.IsCancellationRequested ? null : new Stock(product.Name.Length, 0);

        [Cost(50)]
        public static int GetDear([Parent] Product product) => product.Name.Length;

        [ListSize(SlicingArguments = ["count"])]
        public static IReadOnlyList<Product> GetSome([Parent] Product product, int count) => count < 0 ? [product] : [];
    }

    public sealed record Product(string Name, Price Price, string[] Tags, IReadOnlyList<Product> Parts)
    {
        [ListSize(AssumedSize = 3)]
        public IReadOnlyList<Product> Labels { get; } = [];
    }

    public sealed record Price(decimal Amount);

    public sealed record Stock(int OnHand, int Reserved);

    public sealed record Payload(int Count, IReadOnlyList<Product> Results);
}
