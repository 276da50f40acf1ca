using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.Silo;
using Erp.Silo.Postgres;
using Erp.TestKit.Postgres;

namespace Erp.Api.Tests;

/// <summary>What the server does with HTTP besides GraphQL, as far as it has to be configured.</summary>
public sealed class HttpFeatureTests : IAsyncLifetime
{
    private const string Shop = "https://shop.example.com";
    private const string Query = """{"query":"{ company { name } }"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("erp-test-").FullName;
    private readonly int _http2Port = FreePort.Next();
    private TestDatabase _database = null!;
    private ErpServer _server = null!;
    private HttpClient _http = null!;
    private string _token = "";

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _server = await ErpServer.StartAsync(
        [
            .. Arguments(), $"--Erp:Http2Url=http://127.0.0.1:{_http2Port}", $"--Erp:Cors:Origins={Shop};http://localhost:3000",
            "--Erp:Limits:Introspection=false",
        ]);
        _token = await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder));
        _http = new HttpClient { BaseAddress = _server.Url };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task HTTP_2_is_spoken_without_TLS_where_it_is_configured()
    {
        using var request = Post(Query);
        request.RequestUri = new Uri($"http://127.0.0.1:{_http2Port}/graphql");
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);

        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal("Demo Trading Ltd", (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("data", "company", "name"));
    }

    [Fact]
    public async Task The_other_address_goes_on_speaking_HTTP_1()
    {
        using var response = await _http.SendAsync(Post(Query));

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), (response.StatusCode, response.Version));
        Assert.NotEqual(_http2Port, _server.Url.Port);
    }

    [Fact]
    public async Task A_browser_may_ask_for_the_pages_of_configured_sites()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "graphql");
        preflight.Headers.Add("Origin", Shop);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var allowed = await _http.SendAsync(preflight);
        using var request = Post(Query);
        request.Headers.Add("Origin", Shop);
        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(Shop, allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(Shop, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Retry-After", string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Other_sites_are_told_nothing()
    {
        using var request = Post(Query);
        request.Headers.Add("Origin", "https://elsewhere.example.com");

        using var response = await _http.SendAsync(request);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Introspection_is_off_where_it_is_switched_off()
    {
        using var response = await _http.SendAsync(Post("""{"query":"{ __schema { queryType { name } } }"}"""));

        Assert.Equal(
            "GRAPHQL_VALIDATION_FAILED",
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].Text("extensions", "code"));
    }

    [Theory]
    [InlineData("Erp:Http2Url", "5081", "Erp__Http2Url is 5081; it must be an address with a port, such as http://localhost:5081.")]
    [InlineData("Erp:Cors:Origins", "https://shop.example.com/", "Erp__Cors__Origins holds https://shop.example.com/; an origin is * or a scheme, a host and no path, such as https://shop.example.com.")]
    [InlineData("Erp:Limits:Depth", "deep", "Erp__Limits__Depth is deep; it must be a whole number, at least 1.")]
    [InlineData("Erp:Limits:Introspection", "off", "Erp__Limits__Introspection is off; it must be true or false.")]
    public async Task A_wrong_setting_is_told_in_one_line(string name, string value, string message)
    {
        var folder = Directory.CreateTempSubdirectory("erp-test-").FullName;

        var error = await Assert.ThrowsAsync<StartupException>(() => ErpServer.StartAsync(
        [
            "--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={folder}", $"--ConnectionStrings:Erp={_database.ConnectionString}", $"--{name}={value}",
        ]));

        Assert.Equal(message, error.Message);
        Directory.Delete(folder, recursive: true);
    }

    private string[] Arguments() =>
        ["--urls=http://127.0.0.1:0", $"--Erp:DataDirectory={_folder}", $"--ConnectionStrings:Erp={_database.ConnectionString}"];

    private HttpRequestMessage Post(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", _token);
        return request;
    }
}
