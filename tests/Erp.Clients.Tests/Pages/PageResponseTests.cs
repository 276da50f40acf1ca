using System.Net;
using System.Text.RegularExpressions;
using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>How the pages travel: to whom, how long they are kept, in which encodings, and what they may do.</summary>
[Collection(DemoServerTests.Name)]
public sealed class PageResponseTests(DemoServer server) : IDisposable
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly HttpClient _http = new() { BaseAddress = server.Url };

    [Theory]
    [InlineData(Browser, "text/html")]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json;q=0.5, text/html", "text/html")]
    [InlineData("application/json, text/html", "application/json")]
    [InlineData("application/graphql-response+json, text/html;q=0.9", "application/json")]
    [InlineData("text/html;q=0", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData(null, "application/json")]
    public async Task The_endpoint_shows_a_page_to_browsers_and_asks_programs_for_their_token(string? accept, string type)
    {
        using var response = await GetAsync("graphql", ("Accept", accept));

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type == "text/html" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_page_may_run_nothing_but_what_this_server_sends()
    {
        foreach (var path in new[] { "graphql", "" })
        {
            using var response = await GetAsync(path, ("Accept", Browser));

            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task A_page_is_asked_about_each_time_and_sent_again_only_when_it_has_changed()
    {
        using var first = await GetAsync("graphql", ("Accept", Browser));
        using var second = await GetAsync("graphql", ("Accept", Browser), ("If-None-Match", first.Headers.ETag!.ToString()));
        using var third = await GetAsync("graphql", ("Accept", Browser), ("If-None-Match", "\"another\""));

        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Equal(["Accept", "Accept-Encoding"], first.Headers.Vary.Order());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task What_a_page_is_made_of_is_kept_for_ever_and_the_same_in_every_encoding(string? accepted, string? encoding)
    {
        foreach (var path in await PartsAsync())
        {
            using var plain = await GetAsync(path);
            using var response = await GetAsync(path, ("Accept-Encoding", accepted));
            var sent = await response.Content.ReadAsByteArrayAsync();

            Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), Encodings.Decode(encoding, sent));
            if (encoding is not null) Assert.InRange(sent.Length, 1, 600_000);
        }
    }

    [Fact]
    public async Task The_licences_of_what_is_bundled_come_with_it()
    {
        using var response = await GetAsync("graphiql/licences.txt");
        var text = await response.Content.ReadAsStringAsync();

        Assert.All(
            new[] { "graphiql", "react", "codemirror", "graphql-ws", "@graphiql/plugin-explorer" },
            name => Assert.Matches($@"(?m)^{Regex.Escape(name)} \d+\.\d+\.\d+ \(MIT\)$", text));
        Assert.Contains("Copyright (c) GraphQL Contributors", text, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string[]> PartsAsync()
    {
        using var page = await GetAsync("graphql", ("Accept", Browser));
        var parts = Regex.Matches(await page.Content.ReadAsStringAsync(), "(?:src|href)=\"/(graphiql/[0-9a-f]+[.](?:js|css))\"");
        Assert.Equal(2, parts.Count);
        return [.. parts.Select(part => part.Groups[1].Value)];
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }
}
