using Erp.Companies;

namespace Erp.Catalog;

/// <summary>
/// What a barcode that one of the company's own scales printed says: which item, and the weight or price of this one.
/// </summary>
/// <param name="Item">
/// What the product carries as its barcode: the same code with zeros for the value, and the check digit that goes with
/// them. It is looked up like any other barcode.
/// </param>
/// <param name="Format">How the code is made up.</param>
/// <param name="Value">A quantity in the product's unit or a price in the company's currency, after the format.</param>
public readonly record struct ScaleCode(Gtin Item, ScaleFormat Format, decimal Value)
{
    /// <summary>A GTIN-13 has one leading zero among the 14 digits; its own first digit, the prefix's, is the next.</summary>
    private const int PrefixStart = 1;

    private const int PrefixLength = 2;
    private const int ItemStart = PrefixStart + PrefixLength;
    private const int ValueEnd = ItemStart + ScaleFormat.Digits;

    /// <summary>False for an ordinary barcode, and for a code of ours whose prefix no format speaks of.</summary>
    public static bool TryRead(Gtin gtin, ImmutableArray<ScaleFormat> formats, out ScaleCode code)
    {
        code = default;
        var digits = gtin.Digits.AsSpan();
        if (digits[0] != '0' || digits[PrefixStart] != '2') return false;
        foreach (var format in formats)
        {
            if (!digits.Slice(PrefixStart, PrefixLength).SequenceEqual(format.Prefix)) continue;
            code = new ScaleCode(ItemOf(digits, format), format, ValueOf(digits, format));
            return true;
        }
        return false;
    }

    /// <summary>The item for a code of the company's scales; any other barcode is its own.</summary>
    public static Gtin ItemOf(Gtin gtin, ImmutableArray<ScaleFormat> formats) =>
        TryRead(gtin, formats, out var code) ? code.Item : gtin;

    private static Gtin ItemOf(ReadOnlySpan<char> digits, ScaleFormat format) =>
        Gtin.WithCheckDigit(string.Concat(digits[..(ItemStart + format.ItemDigits)], new string('0', format.ValueDigits)));

    private static decimal ValueOf(ReadOnlySpan<char> digits, ScaleFormat format)
    {
        var value = 0;
        foreach (var digit in digits[(ValueEnd - format.ValueDigits)..ValueEnd]) value = value * 10 + (digit - '0');
        return new decimal(value, 0, 0, isNegative: false, (byte)format.Decimals);
    }
}
