using System.Globalization;

namespace Erp.Tills;

/// <summary>A till is a terminal of a company. Key of <see cref="ITillGrain"/>: <c>1/T7</c>.</summary>
/// <param name="Terminal">The terminal's code, in upper case.</param>
public readonly record struct TillKey(CompanyId Company, string Terminal)
{
    /// <summary>The grain type, and so the first part of its id and of its stream's name.</summary>
    public const string GrainType = "till";

    /// <summary>The whole grain id, <c>till/1/T7</c>: the owner in reservations and the stream's name.</summary>
    public string GrainId => string.Create(CultureInfo.InvariantCulture, $"{GrainType}/{Company.Value}/{Terminal}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Terminal}");

    /// <summary>Takes a terminal as a client writes it, in any case.</summary>
    public static bool TryCreate(CompanyId company, string? terminal, out TillKey key)
    {
        key = new TillKey(company, ShortCode.Normalize(terminal ?? ""));
        return ShortCode.IsValid(key.Terminal);
    }

    public static bool TryParse(string text, out TillKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !CompanyKeys.TryParse(text.AsSpan(0, slash), out var company)) return false;
        key = new TillKey(company, text[(slash + 1)..]);
        return ShortCode.IsValid(key.Terminal);
    }
}
