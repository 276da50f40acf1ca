using System.Globalization;

namespace Erp.Tills;

/// <summary>The key of the grain that a sale gets once something happens to it later: <c>company/TERMINAL/client id</c>.</summary>
public readonly record struct SaleKey(CompanyId Company, SaleId Sale)
{
    public const string GrainType = "sale";

    public TillKey Till => new(Company, Sale.Terminal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Sale}");

    public static bool TryParse(string text, out SaleKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1
            || !int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var company)
            || !SaleId.TryParse(text[(slash + 1)..], out var sale))
            return false;
        key = new SaleKey(new CompanyId(company), sale);
        return true;
    }
}
