namespace Erp.Catalog;

/// <summary>
/// A seller's own article number: 1–64 characters, no control characters, unique within a company ignoring case.
/// </summary>
public static class Sku
{
    public const int MaxLength = 64;

    /// <summary>What two skus are compared by.</summary>
    public static string Normalize(string sku) => sku.Trim().ToUpperInvariant();

    public static bool IsValid(string sku) =>
        sku.Length is > 0 and <= MaxLength && !sku.AsSpan().ContainsAnyInRange('\0', '\u001f') && sku.Trim().Length == sku.Length;
}
