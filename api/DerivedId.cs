using System.Security.Cryptography;
using System.Text;

namespace Erp.Api;

/// <summary>
/// An id that follows from a name (RFC 9562, version 8): who sends the same name again means the same thing, also after
/// a crash that left the first attempt half-done.
/// </summary>
public static class DerivedId
{
    public static Guid Of(CompanyId company, string kind, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{company}/{kind}/{name}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
