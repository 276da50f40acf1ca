using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Erp.GraphQL.Tests.Support;

namespace Erp.Clients.Tests.Support;

/// <summary>Runs what stands in <c>npm/*.mjs</c> against a server and tells what it saw there.</summary>
internal static class Scenarios
{
    private static readonly NodePackage Package = new("npm");

    public static async Task<JsonElement> RunAsync(
        this DemoServer server, string file, string scenario, params (string Name, object Value)[] more)
    {
        var input = new JsonObject { ["url"] = server.Endpoint.ToString(), ["token"] = server.Token };
        foreach (var (name, value) in more) input[name] = JsonSerializer.SerializeToNode(value);
        var lines = await Package.RunAsync("run.mjs", file, scenario, input.ToJsonString());
        return JsonDocument.Parse(Assert.Single(lines)).RootElement;
    }

    /// <summary>A cash sale of one mug.</summary>
    public static (string Name, object Value) Sale(string id) => ("sale", new
    {
        id,
        terminal = "T0",
        warehouse = "MAIN",
        lines = new[] { new { sku = "MUG-BLUE", quantity = 1 } },
        payments = new[] { new { method = "CASH", amount = "50.00" } },
    });

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).ToString();

    public static decimal Number(this JsonElement element, string name) =>
        decimal.Parse(element.Text(name), CultureInfo.InvariantCulture);

    public static string[] Texts(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.ToString())];
}
