using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.Silo.Postgres;
using Erp.TestKit.Postgres;

namespace Erp.Api.Tests;

/// <summary>The server while its database is away.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    [Fact]
    public async Task A_sale_is_made_once_while_the_database_restarts_and_readiness_tells()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var server = await TestServer.StartOnAsync(cluster.ConnectionString, _folder.Path);
        using var client = new GraphQLClient(
            server.Url, await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder.Path)));
        using var http = new HttpClient { BaseAddress = server.Url };
        await SellAsync(client, "before");

        await cluster.StopAsync(ShutdownMode.Immediate);
        using var away = await http.GetAsync("health/ready");
        using var alive = await http.GetAsync("health/live");
        var waiting = SellAsync(client, "during");
        await cluster.RestartAsync(ShutdownMode.Fast);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (away.StatusCode, alive.StatusCode));
        Assert.Equal(2m, (await waiting).Decimal("number"));
        using var back = await http.GetAsync("health/ready");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(2m, (await SellAsync(client, "during")).Decimal("number"));
    }

    [Fact]
    public async Task A_private_PostgreSQL_that_is_killed_is_started_again()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        using var client = await server.ClientAsync();
        await SellAsync(client, "before");
        var pid = File.ReadLines(Path.Combine(_folder.Path, "postgres", "postmaster.pid")).First();

        using (var kill = Process.Start("kill", ["-9", pid])) await kill.WaitForExitAsync();
        var after = await SellAsync(client, "after");

        Assert.Equal(2m, after.Decimal("number"));
        Assert.Equal(0, await server.StopAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    /// <summary>As a till does it: what is refused as retryable is sent again, unchanged.</summary>
    private static async Task<JsonElement> SellAsync(GraphQLClient client, string id)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var payload = await client.MutateAsync(
                "completeSale", Inputs.Sale(id, "T0", "MUG-BLUE"), "sale { id number }");
            if (payload.GetProperty("sale") is { ValueKind: JsonValueKind.Object } sale) return sale;
            Assert.True(payload.GetProperty("userErrors")[0].GetProperty("retryable").GetBoolean(), payload.ToString());
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), payload.ToString());
        }
    }
}
