namespace Erp.Catalog;

/// <summary>Key of <see cref="IProductGrain"/>: <c>1/0198…</c>.</summary>
public readonly record struct ProductKey(CompanyId Company, ProductId Product)
{
    public override string ToString() => $"{Company}/{Product}";

    public static bool TryParse(string text, out ProductKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !CompanyKeys.TryParse(text.AsSpan(0, slash), out var company)) return false;
        if (!ProductId.TryParse(text[(slash + 1)..], out var product)) return false;
        key = new ProductKey(company, product);
        return true;
    }
}
