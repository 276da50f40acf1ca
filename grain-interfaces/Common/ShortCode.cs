namespace Erp;

/// <summary>
/// Codes of warehouses, terminals and tax codes: 1–64 of <c>A–Z 0–9 _ -</c>, in upper case, so that they fit into grain
/// keys.
/// </summary>
public static class ShortCode
{
    public const int MaxLength = 64;

    public static string Normalize(string text) => text.Trim().ToUpperInvariant();

    /// <summary>Whether a normalised text is a code.</summary>
    public static bool IsValid(string code)
    {
        if (code.Length is 0 or > MaxLength) return false;
        foreach (var c in code)
            if (!(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_' or '-'))
                return false;
        return true;
    }
}
