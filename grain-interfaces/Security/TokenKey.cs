namespace Erp.Security;

/// <summary>
/// A token's grain is named by the token's hash, so whoever presents a token finds it in one call and no store ever holds the token.
/// Tokens belong to company 0, the installation: at the door nobody knows yet whose token it is.
/// </summary>
/// <param name="Hash">SHA-256 of the token's UTF-8, 64 lower-case hexadecimal digits.</param>
public readonly record struct TokenKey(string Hash)
{
    public const string GrainType = "token";

    /// <summary>The installation itself.</summary>
    public static CompanyId Company => new(0);

    public override string ToString() => $"0/{Hash}";

    public static bool TryParse(string text, out TokenKey key)
    {
        key = default;
        if (!text.StartsWith("0/", StringComparison.Ordinal) || text.Length != 66) return false;
        foreach (var c in text.AsSpan(2))
            if (!char.IsAsciiHexDigitLower(c) && !char.IsAsciiDigit(c)) return false;
        key = new TokenKey(text[2..]);
        return true;
    }
}
