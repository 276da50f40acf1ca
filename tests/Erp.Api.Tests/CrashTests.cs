using System.Collections.Concurrent;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>
/// What a client was told is true after the server was killed, and what it was not told can be asked again.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Tills = 8;
    private const int SalesBeforeTheKill = 40;

    private readonly ServerFolder _folder = new();

    [Fact]
    public async Task Kill_loses_no_sale_that_was_acknowledged_and_makes_none_twice()
    {
        var receipts = new ConcurrentDictionary<string, string>();
        using (var server = await ServerProcess.Start(_folder.Path).ReadyAsync())
        {
            using var client = await server.ClientAsync();
            var selling = Enumerable.Range(0, Tills).Select(till => SellUntilGoneAsync(client, till, receipts)).ToArray();
            while (receipts.Count < SalesBeforeTheKill) await Task.WhenAny(Task.Delay(20), Task.WhenAll(selling));
            await server.KillAsync();
            await Task.WhenAll(selling);
        }

        using var next = await ServerProcess.Start(_folder.Path).ReadyAsync();
        using var again = await next.ClientAsync();

        foreach (var (id, receipt) in receipts) Assert.Equal(receipt, await SellAsync(again, id));
        await ResendAsync(again, receipts);
        await NumbersHaveNoGapsAsync(again, receipts);
        var stock = await again.DataAsync(
            """{ stockItem(sku: "WATER-SPARKLING", warehouse: "MAIN") { onHand reserved } }""");
        Assert.Equal(
            (6000m - receipts.Count, 0m),
            (stock.Decimal("stockItem", "onHand"), stock.Decimal("stockItem", "reserved")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    private static async Task SellUntilGoneAsync(
        GraphQLClient client, int till, ConcurrentDictionary<string, string> receipts)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var id = $"T{till}/{i}";
                receipts[id] = await SellAsync(client, id);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Each till had at most one sale in flight: the one after its last receipt.</summary>
    private static async Task ResendAsync(GraphQLClient client, ConcurrentDictionary<string, string> receipts)
    {
        for (var till = 0; till < Tills; till++)
        {
            var next = $"T{till}/{receipts.Keys.Count(id => id.StartsWith($"T{till}/", StringComparison.Ordinal))}";
            receipts[next] = await SellAsync(client, next);
        }
    }

    private static async Task NumbersHaveNoGapsAsync(
        GraphQLClient client, ConcurrentDictionary<string, string> receipts)
    {
        for (var till = 0; till < Tills; till++)
        {
            var count = receipts.Keys.Count(id => id.StartsWith($"T{till}/", StringComparison.Ordinal));
            var numbers = new List<decimal>();
            for (var i = 0; i < count; i++)
            {
                var data = await client.DataAsync($$"""{ sale(id: "T{{till}}/{{i}}") { number } }""");
                numbers.Add(data.Decimal("sale", "number"));
            }
            Assert.Equal(Enumerable.Range(1, count).Select(number => (decimal)number), numbers);
        }
    }

    private static async Task<string> SellAsync(GraphQLClient client, string id)
    {
        var (terminal, clientId) = (id.Split('/')[0], id.Split('/')[1]);
        var payload = await client.MutateAsync(
            "completeSale", Inputs.Sale(clientId, terminal, "WATER-SPARKLING"), "sale { id number total { amount } }");
        return JsonAssert.Accepted(payload, "sale").ToString();
    }
}
