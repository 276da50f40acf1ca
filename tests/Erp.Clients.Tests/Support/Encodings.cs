using System.IO.Compression;

namespace Erp.Clients.Tests.Support;

/// <summary>Undoes what a content encoding did.</summary>
internal static class Encodings
{
    public static byte[] Decode(string? encoding, byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
