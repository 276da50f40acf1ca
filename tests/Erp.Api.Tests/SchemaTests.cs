using System.Runtime.CompilerServices;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>
/// Programs are written against the schema: it changes on purpose only, and the change shows in a review.
/// </summary>
public sealed class SchemaTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_schema_is_the_one_in_the_repository()
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Token);
        var served = await http.GetStringAsync("graphql/schema.graphql");
        var file = ApprovedFile();
        if (served.ReplaceLineEndings("\n").Trim() == (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").Trim()) return;

        var received = Path.Combine(AppContext.BaseDirectory, "schema.received.graphql");
        await File.WriteAllTextAsync(received, served);
        Assert.Fail($"The schema has changed. If that is meant, copy {received} over {file}");
    }

    private static string ApprovedFile([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../api/schema.graphql"));
}
