using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>What a person does in GraphiQL, in a browser that reaches this server only.</summary>
[Collection(DemoServerTests.Name)]
public sealed class GraphiQLTests(DemoServer server)
{
    [Fact]
    public async Task A_typed_query_gets_the_demo_s_products_and_stays_in_the_history_without_the_token()
    {
        var seen = await server.RunAsync("browser", "products");

        Assert.Equal("20", seen.Text("products"));
        Assert.Equal($"Bearer {server.Token}", seen.Text("headers", "Authorization"));
        Assert.Equal("Typed", seen.Text("history"));
        Assert.Contains("products(first: 100)", seen.Text("kept"), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Token, seen.Text("kept"), StringComparison.Ordinal);
        Assert.Empty(seen.Texts("complaints"));
        Assert.Equal([server.Url.Authority], seen.Texts("hosts"));
    }

    [Fact]
    public async Task A_subscription_shows_what_happens_from_a_position_on()
    {
        const string Position = """{ projectionStatus { position } }""";
        const string Sell = """
            mutation { completeSale(input: {
              id: "graphiql-live", terminal: "T1", warehouse: "MAIN",
              lines: [{ sku: "MUG-BLUE", quantity: 1 }], payments: [{ method: CASH, amount: "50.00" }]
            }) { sale { id } } }
            """;
        var position = (await server.AskAsync(Position)).Text("data", "projectionStatus", "position");
        Assert.Equal("T1/graphiql-live", (await server.AskAsync(Sell)).Text("data", "completeSale", "sale", "id"));

        var seen = await server.RunAsync("browser", "subscription", ("position", position));

        Assert.Equal("MUG-BLUE", seen.Text("sku"));
        Assert.Empty(seen.Texts("complaints"));
    }

    [Fact]
    public async Task An_example_is_opened_and_run_at_once()
    {
        var seen = await server.RunAsync("browser", "example");

        Assert.Equal(ExampleFile.All().Select(file => file.Text.Split('\n')[0][2..]), seen.Texts("titles"));
        Assert.Empty(seen.Texts("complaints"));
    }

    [Fact]
    public async Task Nobody_stays_with_a_token_that_is_not_valid()
    {
        var seen = await server.RunAsync("browser", "stranger");

        Assert.Equal("The token is not valid; it may have been revoked.", seen.Text("alert"));
        Assert.Equal("0", seen.Text("kept"));
    }
}
