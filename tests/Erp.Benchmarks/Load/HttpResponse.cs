using System.Buffers.Text;

namespace Erp.Benchmarks.Load;

/// <summary>Just enough of HTTP/1.1 to find the end of a response.</summary>
internal static class HttpResponse
{
    /// <returns>False while the response is not complete.</returns>
    public static bool TryRead(ReadOnlySpan<byte> received, out int status, out ReadOnlySpan<byte> body)
    {
        status = 0;
        body = default;
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return false;
        var head = received[..headEnd];
        Utf8Parser.TryParse(head[9..], out status, out _);
        var rest = received[(headEnd + 4)..];

        // As Kestrel writes it, and as node does.
        var length = head.IndexOf("ontent-Length: "u8);
        if (length < 0) length = head.IndexOf("ontent-length: "u8);
        if (length >= 0)
        {
            Utf8Parser.TryParse(head[(length + 15)..], out int count, out _);
            if (rest.Length < count) return false;
            body = rest[..count];
            return true;
        }
        // Chunked: the chunks' sizes may stay in the body, since nobody parses it as a whole.
        if (!rest.EndsWith("0\r\n\r\n"u8)) return false;
        body = rest;
        return true;
    }
}
