using System.Text.Json;
using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Clients;

/// <summary>The client graphql-request, as it comes.</summary>
[Collection(DemoServerTests.Name)]
public sealed class GraphQLRequestTests(DemoServer server)
{
    [Fact]
    public async Task A_query_is_answered() => Assert.Equal(
        "Stoneware mug, blue", (await server.RunAsync("request", "query")).Text("product", "name"));

    [Fact]
    public async Task A_sale_is_made()
    {
        var seen = await server.RunAsync("request", "sale", Scenarios.Sale("request-1"));

        Assert.Equal("T0/request-1", seen.Text("completeSale", "sale", "id"));
        Assert.Empty(seen.GetProperty("completeSale").Texts("userErrors"));
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order()
    {
        var seen = await server.RunAsync("request", "batch");

        Assert.Equal(
            ["MUG-BLUE", "TEAPOT-1L"], seen.EnumerateArray().Select(answer => answer.Text("data", "product", "sku")));
    }

    [Fact]
    public async Task A_refused_document_is_the_client_s_error()
    {
        var seen = await server.RunAsync("request", "refusal");

        Assert.Equal(JsonValueKind.True, seen.GetProperty("isClientError").ValueKind);
        Assert.Equal(["Cannot query field \"nothing\" on type \"Query\"."], seen.Texts("errors"));
    }
}
