using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Erp.GraphQL.Http;

/// <summary>The schema as a file. It never changes while the server runs, so clients that have it are told no more than that.</summary>
internal sealed class SchemaFile
{
    private readonly byte[] _text;
    private readonly EntityTagHeaderValue _tag;
    private readonly int _compressFrom;

    public SchemaFile(string sdl, int compressFrom)
    {
        _text = Encoding.UTF8.GetBytes(sdl);
        // Weak, since it comes compressed in several ways.
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_text).AsSpan(0, 16))}\"", isWeak: true);
        _compressFrom = compressFrom;
    }

    public async Task HandleAsync(HttpContext http)
    {
        var response = http.Response;
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        if (IsKnown(http.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/graphql; charset=utf-8";
        await ResponseEncoding.SendAsync(http, _text, _compressFrom).ConfigureAwait(false);
    }

    private bool IsKnown(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(_tag, useStrongComparison: false));
}
