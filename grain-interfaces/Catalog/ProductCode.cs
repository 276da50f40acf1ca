namespace Erp.Catalog;

/// <summary>
/// Something that names one product within a company: its sku or one of its barcodes. Key of <see cref="ICodeGrain"/>:
/// <c>1/sku:TEA-250</c> or <c>1/gtin:05012345678900</c>, in upper case, so that case does not matter.
/// </summary>
public readonly record struct ProductCode(CompanyId Company, string Code)
{
    private const string SkuPrefix = "sku:";
    private const string GtinPrefix = "gtin:";

    public static ProductCode OfSku(CompanyId company, string sku) => new(company, SkuPrefix + Sku.Normalize(sku));

    public static ProductCode OfBarcode(CompanyId company, Gtin gtin) => new(company, GtinPrefix + gtin.Digits);

    public bool IsSku => Code.StartsWith(SkuPrefix, StringComparison.Ordinal);

    /// <summary>The sku in upper case, or the 14 digits.</summary>
    public string Text => Code[(IsSku ? SkuPrefix.Length : GtinPrefix.Length)..];

    public override string ToString() => $"{Company}/{Code}";

    public static bool TryParse(string text, out ProductCode code)
    {
        code = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !CompanyKeys.TryParse(text.AsSpan(0, slash), out var company)) return false;
        var rest = text[(slash + 1)..];
        if (!rest.StartsWith(SkuPrefix, StringComparison.Ordinal) && !rest.StartsWith(GtinPrefix, StringComparison.Ordinal))
            return false;
        code = new ProductCode(company, rest);
        return true;
    }
}
