using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Erp.GraphQL.Http;

/// <summary>
/// Sends an answer compressed when its client can read it so and the answer is long enough to be worth it: the answers
/// that a till waits for are not.
/// </summary>
/// <remarks>
/// Lengths of compressed answers can give a secret away to somebody who reads the line and has the victim's own browser
/// send guesses (BREACH). Here a browser sends no credentials by itself, so nobody can make it ask in another's name.
/// </remarks>
internal static class ResponseEncoding
{
    private const string Brotli = "br";
    private const string GZip = "gzip";

    /// <summary>Little is won by more: answers are full of repetitions, which this finds already.</summary>
    private const int BrotliQuality = 3;
    private const int BrotliWindow = 20;

    public static ValueTask SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, int compressFrom)
    {
        if (compressFrom == 0 || answer.Length < compressFrom) return WriteAsync(http, answer);
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Choose(http.Request) switch
        {
            Brotli => BrotliAsync(http, answer),
            GZip => GZipAsync(http, answer),
            _ => WriteAsync(http, answer),
        };
    }

    private static string? Choose(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)) return null;
        string? chosen = null;
        var best = 0.0;
        foreach (var encoding in accepted)
        {
            var name = encoding.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase) ? Brotli
                : encoding.Value.Equals(GZip, StringComparison.OrdinalIgnoreCase) ? GZip
                : null;
            var quality = encoding.Quality ?? 1;
            if (name is null || quality < best || quality == 0 || (quality == best && name == GZip)) continue;
            (chosen, best) = (name, quality);
        }
        return chosen;
    }

    private static async ValueTask BrotliAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(answer.Length));
        try
        {
            if (BrotliEncoder.TryCompress(answer.Span, buffer, out var length, BrotliQuality, BrotliWindow))
            {
                http.Response.Headers.ContentEncoding = Brotli;
                answer = buffer.AsMemory(0, length);
            }
            await WriteAsync(http, answer).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask GZipAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        using var compressed = new MemoryStream(answer.Length / 4);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(answer.Span);
        http.Response.Headers.ContentEncoding = GZip;
        await WriteAsync(http, compressed.GetBuffer().AsMemory(0, (int)compressed.Length)).ConfigureAwait(false);
    }

    private static async ValueTask WriteAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        http.Response.ContentLength = bytes.Length;
        await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }
}
