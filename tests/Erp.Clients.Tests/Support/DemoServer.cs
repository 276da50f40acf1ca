using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Pages;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Clients.Tests.Support;

/// <summary>A server with the demo company and its page, which all tests share: none may count on being alone.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
    private TestDatabase _database = null!;
    private ErpServer _server = null!;

    public Uri Url => _server.Url;

    public Uri Endpoint => new(Url, "graphql");

    public string Token { get; private set; } = "";

    /// <summary>Sends the demo company's token.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _server = await ErpServer.StartAsync(
        [
            "--urls=http://127.0.0.1:0", "--Erp:DemoPage=true", $"--Erp:DataDirectory={_folder}",
            $"--ConnectionStrings:Erp={_database.ConnectionString}",
        ]);
        Token = await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder));
        Http = new HttpClient { BaseAddress = Url };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>As the console prints it.</summary>
    public Uri NewLink() => _server.Services.GetRequiredService<DemoLink>().New(Url);

    public async Task<JsonElement> AskAsync(string query, string? operationName = null)
    {
        using var response = await Http.PostAsJsonAsync("graphql", new { query, operationName });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class DemoServerTests : ICollectionFixture<DemoServer>
{
    public const string Name = "demo server";
}
