using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

public sealed class AuthenticationTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Token = "token { id name permissions terminals } secret";
    private const string Introspection = "{ __schema { queryType { name } } }";

    [Theory]
    [InlineData(null)]
    [InlineData("erp_nonsense")]
    public async Task Without_a_valid_token_nothing_is_told_not_even_the_schema(string? token)
    {
        using var stranger = server.With(token);

        using var response = await stranger.PostAsync(Introspection);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("UNAUTHENTICATED", error.Text("extensions", "code"));
    }

    [Fact]
    public async Task A_token_does_what_it_is_for_and_nothing_else()
    {
        using var till = await TokenAsync("till", ["pos:sell"]);

        var sale = await till.MutateAsync("completeSale", Sale("own", "T0"), "sale { id }");

        JsonAssert.Accepted(sale, "sale");
        Assert.Equal("FORBIDDEN", await till.ErrorCodeAsync("""{ sale(id: "T0/own") { id } }"""));
        Assert.Equal("FORBIDDEN", await till.ErrorCodeAsync("{ products { nodes { sku } } }"));
        Assert.Equal("FORBIDDEN", await till.ErrorCodeAsync(
            """mutation { adjustStock(input: { id: "x", sku: "MUG-BLUE", warehouse: "MAIN", quantity: 1, reason: "x" }) { position } }"""));
    }

    [Fact]
    public async Task A_token_of_one_till_sells_at_no_other()
    {
        using var till = await TokenAsync("till 3", ["pos:sell"], ["T3"]);

        var own = await till.MutateAsync("completeSale", Sale("bound", "T3"), "sale { id }");
        var other = await till.MutateAsync("completeSale", Sale("bound", "T4"), "sale { id }");

        JsonAssert.Accepted(own, "sale");
        Assert.StartsWith(
            "TERMINAL_FORBIDDEN", Assert.Single(JsonAssert.Refused(other, "sale")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_price_needs_a_permission_of_its_own()
    {
        using var till = await TokenAsync("plain", ["pos:sell"]);

        var payload = await till.MutateAsync(
            "completeSale", Inputs.Sale("cheap", "T0", "MUG-BLUE", unitPrice: "0.01"), "sale { id }");

        Assert.StartsWith(
            "PRICE_OVERRIDE_FORBIDDEN", Assert.Single(JsonAssert.Refused(payload, "sale")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_from_the_next_request_on()
    {
        var created = await server.Client.MutateAsync(
            "createToken", new { name = "lost", permissions = new[] { "products:read" } }, Token);
        using var lost = server.With(created.Text("secret"));
        await lost.DataAsync("""{ product(sku: "MUG-BLUE") { name } }""");

        JsonAssert.Accepted(await server.Client.MutateAsync("revokeToken", new { id = created.Text("token", "id") }, "token { id }"), "token");

        using var response = await lost.PostAsync("""{ product(sku: "MUG-BLUE") { name } }""");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_makes_a_token_that_can_do_more_than_he_can()
    {
        using var clerk = await TokenAsync("clerk", ["tokens:create", "pos:sell"], ["T1"]);

        var more = await clerk.MutateAsync(
            "createToken", new { name = "more", permissions = new[] { "pos:sell", "*" } }, Token);
        var elsewhere = await clerk.MutateAsync(
            "createToken", new { name = "elsewhere", permissions = new[] { "pos:sell" }, terminals = new[] { "T2" } }, Token);
        var same = await clerk.MutateAsync(
            "createToken", new { name = "same", permissions = new[] { "pos:sell" } }, Token);

        Assert.Equal(["PERMISSION_NOT_HELD permissions.1"], JsonAssert.Refused(more, "token"));
        Assert.Equal(["TERMINAL_FORBIDDEN terminals.0"], JsonAssert.Refused(elsewhere, "token"));
        Assert.Equal("T1", Assert.Single(JsonAssert.Accepted(same, "token").GetProperty("terminals").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_database_holds_no_token()
    {
        var created = await server.Client.MutateAsync(
            "createToken", new { name = "secret", permissions = new[] { "products:read" } }, Token);

        var found = await server.Database.ScalarAsync<long>(
            $"select count(*) from erp.journal where journal::text like '%{created.Text("secret")[4..]}%'");

        Assert.Equal(0, found);
    }

    [Fact]
    public async Task Another_company_s_token_sees_nothing_of_this_one()
    {
        using var stranger = server.With(await server.TokenOfCompanyAsync(new CompanyId(2)));

        var data = await stranger.DataAsync(
            """
            { company { name } product(sku: "MUG-BLUE") { id } stockItem(sku: "MUG-BLUE", warehouse: "MAIN") { onHand }
              products { nodes { sku } } sales { nodes { id } } stockMovements(sku: "MUG-BLUE") { nodes { kind } } }
            """);
        var sale = await stranger.MutateAsync("completeSale", Sale("stranger", "T0"), "sale { id }");

        Assert.Equal(("", "", ""), (data.Text("company"), data.Text("product"), data.Text("stockItem")));
        Assert.All(
            ["products", "sales", "stockMovements"],
            list => Assert.Equal(0, data.GetProperty(list).GetProperty("nodes").GetArrayLength()));
        Assert.Equal(["COMPANY_UNKNOWN"], JsonAssert.Refused(sale, "sale"));
    }

    private async Task<GraphQLClient> TokenAsync(string name, string[] permissions, string[]? terminals = null)
    {
        var payload = await server.Client.MutateAsync("createToken", new { name, permissions, terminals }, Token);
        JsonAssert.Accepted(payload, "token");
        return server.With(payload.Text("secret"));
    }

    private static object Sale(string id, string terminal) => Inputs.Sale(id, terminal, "MUG-BLUE");
}
