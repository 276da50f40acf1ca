using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Erp.Security;

/// <summary>
/// A token as its owner holds it: <c>erp_</c> and 32 random bytes in base64url. It is shown once, when it is made. A plain hash is
/// enough to keep: unlike a password, 256 random bits cannot be guessed.
/// </summary>
public static class TokenSecret
{
    public const string Prefix = "erp_";

    private const int RandomBytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The name under which the token is known.</summary>
    public static TokenKey KeyOf(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        return new TokenKey(Convert.ToHexStringLower(hash));
    }
}
