using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Pages;
using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>Who is let into the demo page, and who does not even hear of it.</summary>
[Collection(DemoServerTests.Name)]
public sealed class DemoPageTests(DemoServer server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server.Url };

    [Fact]
    public async Task A_code_is_exchanged_for_the_demo_s_token_once()
    {
        var code = server.NewLink().Fragment[1..];

        using var first = await EnterAsync(code);
        using var second = await EnterAsync(code);

        Assert.Equal(server.Token, (await first.Content.ReadFromJsonAsync<JsonElement>()).Text("token"));
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Equal((HttpStatusCode.Forbidden, ""), (second.StatusCode, await second.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("""{"code":"guessed"}""", "application/json")]
    [InlineData("""{"code":null}""", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("""{"code":7}""", "application/json")]
    [InlineData("", "application/json")]
    public async Task Whatever_is_no_code_is_refused(string body, string type)
    {
        using var response = await _http.PostAsync("demo/session", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>A form of a foreign page can send these without asking; the code is not used up by it.</summary>
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_read(string type)
    {
        var code = server.NewLink().Fragment[1..];

        using var form = await _http.PostAsync(
            "demo/session", new StringContent($$"""{"code":"{{code}}"}""", Encoding.UTF8, type));
        using var json = await EnterAsync(code);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (form.StatusCode, json.StatusCode));
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Host", "rebound.example:5080")]
    [InlineData("Host", "localhost.example")]
    [InlineData("Host", "192.168.1.20")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Nobody_beyond_this_machine_gets_the_page_or_can_use_a_code(string header, string value)
    {
        var code = server.NewLink().Fragment[1..];
        using var look = new HttpRequestMessage(HttpMethod.Get, "/");
        look.Headers.TryAddWithoutValidation(header, value);
        using var enter = new HttpRequestMessage(HttpMethod.Post, "demo/session") { Content = JsonContent.Create(new { code }) };
        enter.Headers.TryAddWithoutValidation(header, value);

        using var page = await _http.SendAsync(look);
        using var session = await _http.SendAsync(enter);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, session.StatusCode));
        Assert.Equal("This is an Erp server. Its API is at /graphql.\n", await page.Content.ReadAsStringAsync());
        using var local = await EnterAsync(code);
        Assert.Equal(HttpStatusCode.OK, local.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5080")]
    public async Task This_machine_has_these_names(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_for_half_an_hour()
    {
        var path = Directory.CreateTempSubdirectory("erp-test-").FullName;
        using var folder = DataFolder.Open(path);
        await File.WriteAllTextAsync(folder.TokenFile, "secret");
        var clock = new SetClock();
        var link = new DemoLink(folder, clock);
        var codes = Enumerable.Range(0, 2).Select(_ => link.New(server.Url).Fragment[1..]).ToArray();

        clock.Now += DemoLink.Lifetime - TimeSpan.FromSeconds(1);
        var before = await link.RedeemAsync(codes[0], default);
        clock.Now += TimeSpan.FromSeconds(1);
        var after = await link.RedeemAsync(codes[1], default);

        Assert.Equal(("secret", null), (before, after));
        folder.Dispose();
        Directory.Delete(path, recursive: true);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://127.0.0.1:6080", "http://127.0.0.1:6080/")]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    public void A_link_leads_to_this_machine_wherever_else_the_server_listens(string listening, string expected)
    {
        var path = Directory.CreateTempSubdirectory("erp-test-").FullName;
        using (var folder = DataFolder.Open(path))
        {
            var link = new DemoLink(folder, TimeProvider.System).New(new Uri(listening));

            Assert.Equal(expected, link.GetLeftPart(UriPartial.Path));
        }
        Directory.Delete(path, recursive: true);
    }

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> EnterAsync(string code) => _http.PostAsJsonAsync("demo/session", new { code });

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
