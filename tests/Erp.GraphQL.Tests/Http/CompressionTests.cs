using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Tests.Http;

/// <summary>Long answers come compressed, and the schema only once.</summary>
public sealed class CompressionTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer().AddType(typeof(Query)).ModifyOptions(options => options.CompressFromBytes = 1_000);
        _app = builder.Build();
        _app.MapGraphQL();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("deflate, zstd", null)]
    [InlineData("*", null)]
    [InlineData("", null)]
    public async Task A_long_answer_is_compressed_as_its_client_likes_best(string accepted, string? encoding)
    {
        var response = await AskAsync("{ text(length: 20000) }", accepted);

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal(encoding is null, body.Length > 20_000);
        Assert.Equal($$$"""{"data":{"text":"{{{new string('x', 20_000)}}}"}}""", Decode(body, encoding));
    }

    [Fact]
    public async Task A_short_answer_is_sent_as_it_is()
    {
        var response = await AskAsync("{ text(length: 900) }", "br, gzip");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Empty(response.Headers.Vary);
    }

    [Fact]
    public async Task The_schema_is_sent_once_to_a_client_that_keeps_it()
    {
        var first = await _client.GetAsync("/graphql/schema.graphql");
        var tag = first.Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphql/schema.graphql");
        again.Headers.IfNoneMatch.Add(tag);
        using var older = new HttpRequestMessage(HttpMethod.Get, "/graphql/schema.graphql");
        older.Headers.IfNoneMatch.ParseAdd("W/\"older\"");

        var known = await _client.SendAsync(again);
        var changed = await _client.SendAsync(older);

        Assert.Equal((HttpStatusCode.NotModified, tag, ""), (known.StatusCode, known.Headers.ETag, await known.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await changed.Content.ReadAsStringAsync());
    }

    private static string Decode(byte[] body, string? encoding)
    {
        Stream stream = new MemoryStream(body);
        if (encoding == "br") stream = new BrotliStream(stream, CompressionMode.Decompress);
        if (encoding == "gzip") stream = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private Task<HttpResponseMessage> AskAsync(string query, string accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}");
        if (accepted.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return _client.SendAsync(request);
    }

    [QueryType]
    public static class Query
    {
        public static string Text(int length) => new('x', length);
    }
}
