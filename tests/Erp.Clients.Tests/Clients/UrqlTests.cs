using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Clients;

/// <summary>The client of urql, as it comes.</summary>
[Collection(DemoServerTests.Name)]
public sealed class UrqlTests(DemoServer server)
{
    [Fact]
    public async Task A_query_is_answered_by_POST_and_by_GET()
    {
        var posted = await server.RunAsync("urql", "query");
        var got = await server.RunAsync("urql", "byGet");

        Assert.Equal("Stoneware mug, blue", posted.Text("data", "product", "name"));
        Assert.Equal("force", got.Text("method"));
        Assert.Equal(posted.Text("data"), got.Text("data"));
    }

    [Fact]
    public async Task What_was_asked_before_comes_from_the_cache()
    {
        var seen = await server.RunAsync("urql", "sale", Scenarios.Sale("urql-1"));

        Assert.Equal("T0/urql-1", seen.Text("sold", "data", "completeSale", "sale", "id"));
        Assert.Equal("9.00", seen.Text("again", "data", "sale", "total", "amount"));
    }

    [Fact]
    public async Task A_subscription_tells_of_a_sale_through_graphql_ws()
    {
        var seen = await server.RunAsync("urql", "subscription", Scenarios.Sale("urql-live"));

        Assert.Equal(seen.Number("before") - 1, seen.GetProperty("heard").Number("available"));
        Assert.Equal("MUG-BLUE", seen.Text("heard", "sku"));
    }

    [Fact]
    public async Task A_refused_document_is_an_error_of_GraphQL_and_not_of_the_network()
    {
        var seen = await server.RunAsync("urql", "refusal");

        Assert.Equal(["Cannot query field \"nothing\" on type \"Query\"."], seen.Texts("errors"));
        Assert.False(seen.TryGetProperty("network", out _));
    }
}
