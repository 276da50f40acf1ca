using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Erp.Api.Pages;

/// <summary>
/// A file that the program carries in itself. It is compressed once, not for each request, and has a name of its own for
/// every content.
/// </summary>
internal sealed class PageFile
{
    private readonly string _contentType;
    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    private PageFile(string contentType, byte[]? plain, byte[]? brotli)
    {
        _contentType = contentType;
        _plain = new(() => plain ?? Unpacked(brotli!));
        _brotli = new(() => brotli ?? Packed(plain!, to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        _gzip = new(() => Packed(_plain.Value, to => new GZipStream(to, CompressionLevel.SmallestSize)));
        Hash = Convert.ToHexStringLower(SHA256.HashData(plain ?? brotli!))[..16];
    }

    /// <summary>Of the content.</summary>
    public string Hash { get; }

    public static PageFile OfText(string contentType, string text) =>
        new(contentType, System.Text.Encoding.UTF8.GetBytes(text), null);

    /// <summary>A resource of this program; one whose name ends with <c>.br</c> is compressed already.</summary>
    public static PageFile Embedded(string contentType, string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return name.EndsWith(".br", StringComparison.Ordinal)
            ? new PageFile(contentType, null, bytes)
            : new PageFile(contentType, bytes, null);
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(_plain.Value);

    /// <summary>Answers with the file, or that the client's copy of it is still good.</summary>
    public Task WriteAsync(HttpContext http, string cacheControl)
    {
        var encoding = Encoding(http.Request);
        var tag = new EntityTagHeaderValue($"\"{Hash}{encoding}\"");
        var response = http.Response;
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = cacheControl;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (IsKnown(http.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var bytes = encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => _plain.Value };
        if (encoding.Length > 0) response.Headers.ContentEncoding = encoding;
        response.ContentType = _contentType;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    /// <summary>Brotli before gzip, whatever order the client names them in; nothing when it wants neither.</summary>
    private static string Encoding(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality is not 0)
            .Select(encoding => encoding.Value)
            .ToHashSet(StringSegmentComparer.OrdinalIgnoreCase);
        return wanted.Contains("br") ? "br" : wanted.Contains("gzip") ? "gzip" : "";
    }

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed)) stream.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] brotli)
    {
        using var plain = new MemoryStream();
        using (var stream = new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)) stream.CopyTo(plain);
        return plain.ToArray();
    }
}
