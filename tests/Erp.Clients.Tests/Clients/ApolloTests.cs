using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Clients;

/// <summary>Apollo Client, as it comes.</summary>
[Collection(DemoServerTests.Name)]
public sealed class ApolloTests(DemoServer server)
{
    [Fact]
    public async Task A_query_is_answered()
    {
        var seen = await server.RunAsync("apollo", "query");

        Assert.Equal("Stoneware mug, blue", seen.Text("product", "name"));
        Assert.Equal("7.50", seen.Text("product", "price", "amount"));
    }

    [Fact]
    public async Task What_was_asked_before_comes_from_the_cache()
    {
        var seen = await server.RunAsync("apollo", "cache", Scenarios.Sale("apollo-1"));

        Assert.Equal("T0/apollo-1", seen.Text("sold", "sale", "id"));
        Assert.Equal("9.00", seen.Text("first", "total", "amount"));
        Assert.Equal(seen.Text("first"), seen.Text("second"));
        // The sale and one look at it.
        Assert.Equal("2", seen.Text("requests"));
    }

    [Fact]
    public async Task A_document_is_sent_once_and_named_by_its_hash_from_then_on()
    {
        const string Document = "query Persisted($sku: String!) { product(sku: $sku) { name unit } }";

        var seen = await server.RunAsync("apollo", "persisted", ("document", Document));

        Assert.Equal("EACH", seen.Text("first", "product", "unit"));
        Assert.Equal(seen.Text("first"), seen.Text("second"));
        Assert.Equal(
            ["by its hash", "whole", "by its hash"],
            seen.GetProperty("log").EnumerateArray()
                .Select(request => request.Texts("sent").Contains("query") ? "whole" : "by its hash"));
    }

    [Fact]
    public async Task A_subscription_tells_of_a_sale_through_graphql_ws()
    {
        var seen = await server.RunAsync("apollo", "subscription", Scenarios.Sale("apollo-live"));

        Assert.Equal(seen.Number("before") - 1, seen.GetProperty("heard").Number("available"));
        Assert.Equal("MUG-BLUE", seen.Text("heard", "sku"));
    }

    [Fact]
    public async Task A_refused_document_is_an_error_of_GraphQL_and_not_of_the_network()
    {
        var seen = await server.RunAsync("apollo", "refusal");

        Assert.Equal("CombinedGraphQLErrors", seen.Text("name"));
        Assert.Equal("Cannot query field \"nothing\" on type \"Query\".", seen.Text("message"));
    }
}
