using Erp.Catalog;

namespace Erp.Api.Catalog;

/// <summary>Which products a list shows; what is null does not matter.</summary>
/// <param name="Search">Words that must all occur in sku, name or barcode.</param>
/// <param name="Sku">A part of the sku.</param>
internal sealed record ProductFilter(string? Search, string? Sku, ProductKind[]? Kinds, bool? Active)
{
    private const int MaxWords = 10;

    /// <summary>In lower case, without those that are nothing but marks, such as an ampersand.</summary>
    public string[] Words =>
    [
        .. (Search ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(IsMark)).Distinct().Take(MaxWords),
    ];

    public string? SkuPart => string.IsNullOrWhiteSpace(Sku) ? null : Sku.Trim().ToLowerInvariant();

    /// <summary>Their names in the table.</summary>
    public string[]? KindNames => Kinds is null ? null : [.. Kinds.Select(kind => kind.ToString().ToUpperInvariant())];

    public bool HasKindAndState(ProductFacts product) =>
        (Kinds is null || Kinds.Contains(product.Kind)) && (Active is null || Active == product.Active);

    private static bool IsMark(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}
