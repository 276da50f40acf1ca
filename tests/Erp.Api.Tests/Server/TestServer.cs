using Erp.Api.Hosting;
using Erp.Security;
using Erp.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Erp.Api.Tests.Server;

/// <summary>A whole server in this process, on a database and a data folder of its own.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
    private ErpServer _server = null!;

    public TestDatabase Database { get; private set; } = null!;

    public Uri Url => _server.Url;

    /// <summary>The demo token.</summary>
    public string Token { get; private set; } = "";

    /// <summary>May do everything in the demo company.</summary>
    public GraphQLClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await StartAsync();
    }

    /// <summary>A token that may do everything in a company that has not been set up.</summary>
    public async Task<string> TokenOfCompanyAsync(CompanyId company)
    {
        var token = TokenSecret.New();
        var grains = _server.Services.GetRequiredService<IGrainFactory>();
        var outcome = await grains.Token(TokenSecret.KeyOf(token)).Issue(
            new IssueToken("stranger", company, ["*"], []));
        Assert.True(outcome.Accepted);
        return token;
    }

    public GraphQLClient With(string? token) => new(Url, token);

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A server in this process, on a free port.</summary>
    public static Task<ErpServer> StartOnAsync(string connectionString, string folder) => ErpServer.StartAsync(
        ["--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={folder}", $"--ConnectionStrings:Erp={connectionString}"]);

    private async Task StartAsync()
    {
        _server = await StartOnAsync(Database.ConnectionString, _folder);
        Token = await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder));
        Client = With(Token);
    }
}
