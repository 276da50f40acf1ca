using System.Globalization;

namespace Erp;

/// <summary>The first part of every grain key.</summary>
public static class CompanyKeys
{
    public static bool TryParse(ReadOnlySpan<char> text, out CompanyId company)
    {
        var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        company = new CompanyId(value);
        return ok;
    }
}
