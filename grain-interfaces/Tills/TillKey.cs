using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Erp.Tills;

/// <summary>A till is a terminal of a company; its grain's key is <c>company/TERMINAL</c>.</summary>
/// <param name="Terminal">Upper case, 1 to 64 of <c>A-Z 0-9 _ -</c>.</param>
public readonly record struct TillKey(CompanyId Company, string Terminal)
{
    /// <summary>The grain type, and so the first part of its id and of its stream's name.</summary>
    public const string GrainType = "till";

    /// <summary>The whole grain id, <c>till/1/T7</c>: the owner in reservations.</summary>
    public string GrainId => string.Create(CultureInfo.InvariantCulture, $"{GrainType}/{Company.Value}/{Terminal}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Terminal}");

    /// <summary>Takes a terminal's name as a client writes it, in any case.</summary>
    public static bool TryCreate(CompanyId company, string? terminal, out TillKey key)
    {
        key = default;
        if (!IsTerminalName(terminal)) return false;
        key = new TillKey(company, terminal.ToUpperInvariant());
        return true;
    }

    public static bool TryParse(string text, out TillKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var company)
            && TryCreate(new CompanyId(company), text[(slash + 1)..], out key);
    }

    internal static bool IsTerminalName([NotNullWhen(true)] string? name)
    {
        if (name is null or { Length: 0 or > 64 }) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')) return false;
        return true;
    }
}
