using System.Text;
using System.Text.Json;
using Erp.GraphQL;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>The shop's schema and rows as files, so that every server has the same.</summary>
internal sealed class ShopFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erp-benchmark-").FullName;

    public string Schema => Path.Combine(_folder, "schema.graphql");

    /// <summary>A JSON array of the rows with all their fields.</summary>
    public string Rows => Path.Combine(_folder, "rows.json");

    public static async Task<ShopFiles> WriteAsync()
    {
        await using var services = new ServiceCollection().AddShop().BuildServiceProvider();
        var executor = services.GetRequiredService<RequestExecutor>();
        using var json = new ResponseWriter();
        var list = new OperationRequest { Document = Encoding.UTF8.GetBytes(Operation.ListDocument), Services = services };
        await executor.ExecuteAsync(list, json);
        using var answer = JsonDocument.Parse(json.Written);
        var files = new ShopFiles();
        await File.WriteAllTextAsync(files.Schema, SchemaPrinter.Print(executor.Schema));
        await File.WriteAllTextAsync(
            files.Rows, answer.RootElement.GetProperty("data").GetProperty("products").GetRawText());
        return files;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
