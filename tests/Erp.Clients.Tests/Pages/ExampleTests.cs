using System.Text.Json;
using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>Every operation that GraphiQL offers does what its comment says, one after the other as a newcomer would.</summary>
[Collection(DemoServerTests.Name)]
public sealed class ExampleTests(DemoServer server)
{
    [Fact]
    public async Task Every_example_runs_at_the_demo_company_and_may_be_run_again()
    {
        var first = await RunAllAsync();
        var second = await RunAllAsync();

        Assert.InRange(first.Count, 25, 100);
        Assert.Equal(first.Keys, second.Keys);
        // The same id is the same command, so nothing was sold, received or returned a second time.
        Assert.Equal(first["Sale"].Text("completeSale", "sale"), second["Sale"].Text("completeSale", "sale"));
        Assert.Equal(first["Return"].Text("returnSale", "saleReturn"), second["Return"].Text("returnSale", "saleReturn"));
    }

    [Fact]
    public void Every_example_begins_with_a_title_and_a_description()
    {
        foreach (var file in ExampleFile.All())
        {
            var lines = file.Text.Split('\n');
            Assert.True(lines[0].StartsWith("# ", StringComparison.Ordinal) && lines[1].StartsWith("# ", StringComparison.Ordinal), file.Name);
            Assert.True(lines[0].Length < 40 && lines[1].EndsWith('.'), file.Name);
        }
    }

    private async Task<Dictionary<string, JsonElement>> RunAllAsync()
    {
        var answers = new Dictionary<string, JsonElement>();
        foreach (var file in ExampleFile.All())
        {
            foreach (var operation in file.Operations.Where(operation => operation.Kind != "subscription"))
            {
                var answer = await server.AskAsync(file.Text, operation.Name);
                Assert.False(answer.TryGetProperty("errors", out _), $"{operation.Name}: {answer}");
                var data = answer.GetProperty("data");
                foreach (var field in data.EnumerateObject()) AssertFound(operation, field.Value);
                answers.Add(operation.Name, data);
            }
        }
        return answers;
    }

    private static void AssertFound(ExampleFile.Operation operation, JsonElement value)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, $"{operation.Name} finds nothing.");
        if (!value.TryGetProperty("userErrors", out var errors)) return;
        Assert.True((errors.GetArrayLength() > 0) == (operation.Name == "RefusedSale"), $"{operation.Name}: {errors}");
    }
}
