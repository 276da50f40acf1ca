using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.TestKit.Postgres;

namespace Erp.Api.Tests.RateLimits;

/// <summary>The limits over HTTP, small ones and those of every server.</summary>
public sealed class RateLimitTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Query = "{ company { name } }";

    [Fact]
    public async Task A_till_is_far_from_its_limits()
    {
        using var response = await server.Client.PostAsync(Query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"token\";q=600000;w=60, \"company\";q=2400000;w=60", response.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Matches("^\"token\";r=59[0-9]{4};t=1$", response.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task Too_many_operations_are_answered_429_a_batch_counting_as_many_as_it_holds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
        await using var small = await ErpServer.StartAsync(
        [
            "--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={folder}", $"--ConnectionStrings:Erp={database.ConnectionString}",
            "--Erp:RateLimits:Token=4", "--Erp:RateLimits:WindowSeconds=3600",
        ]);
        using var client = new GraphQLClient(small.Url, await File.ReadAllTextAsync(DataFolder.TokenFileIn(folder)));

        var batch = await client.PostBodyAsync(Enumerable.Repeat(new { query = Query }, 3));
        Assert.Equal(3, batch.GetArrayLength());
        Assert.Equal("GRAPHQL_PARSE_FAILED", await client.ErrorCodeAsync("{"));
        using var response = await client.PostAsync(Query);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 800, 900);
        Assert.StartsWith("\"token\";r=0;t=", response.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal(("RATE_LIMITED", "True"), (error.Text("extensions", "code"), error.Text("extensions", "retryable")));
        Directory.Delete(folder, recursive: true);
    }
}
