using System.Globalization;

namespace Erp.Tills;

/// <summary>Key of <see cref="ISaleGrain"/>: <c>1/T7/client id</c>.</summary>
public readonly record struct SaleKey(CompanyId Company, SaleId Sale)
{
    /// <summary>The till whose stream holds the sale.</summary>
    public TillKey Till => new(Company, Sale.Terminal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Sale}");

    public static bool TryParse(string text, out SaleKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !CompanyKeys.TryParse(text.AsSpan(0, slash), out var company)
            || !SaleId.TryParse(text[(slash + 1)..], out var sale))
            return false;
        key = new SaleKey(company, sale);
        return true;
    }
}
