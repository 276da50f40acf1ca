using System.Diagnostics.CodeAnalysis;

namespace Erp.Catalog;

/// <summary>
/// A Global Trade Item Number (GS1 General Specifications, section 7.9): GTIN-8, -12, -13 or -14, kept as 14 digits
/// with leading zeros, so that the same article scanned in another length is the same code.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.Gtin")]
public readonly record struct Gtin
{
    private const int Length = 14;

    private Gtin(string digits) => Digits = digits;

    [Id(0)]
    public string Digits { get; init; }

    public override string ToString() => Digits;

    /// <summary>A GTIN that was checked when it entered: 14 digits out of an event or a key.</summary>
    public static Gtin FromDigits(string digits) => new(digits);

    /// <summary>Thirteen digits and the check digit that goes with them.</summary>
    public static Gtin WithCheckDigit(string thirteen) => new(thirteen + (char)('0' + CheckDigit(thirteen)));

    public static bool TryParse([NotNullWhen(true)] string? text, out Gtin gtin)
    {
        gtin = default;
        if (text is not { Length: 8 or 12 or 13 or 14 }) return false;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c))
                return false;
        var digits = text.PadLeft(Length, '0');
        if (CheckDigit(digits) != digits[^1] - '0') return false;
        gtin = new Gtin(digits);
        return true;
    }

    /// <summary>
    /// Digits weigh 3 and 1 in turn from the left of the 14; the check digit fills the sum up to a multiple of ten.
    /// </summary>
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
            sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10;
    }
}
