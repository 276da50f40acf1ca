using System.Text;
using Erp.Catalog;

namespace Erp.Grains.Catalog;

/// <summary>What the search looks at, in lower case: <c> mug-blue-xl stoneware mug, blue 04006381333931 blue xl</c>.</summary>
/// <remarks>
/// Words stand after a blank, so that the one or two characters they begin with can be searched for. Those inside a sku or
/// after a bracket do not, and come again at the end.
/// </remarks>
internal static class ProductSearchText
{
    public static string Of(ProductFacts facts)
    {
        var text = new StringBuilder(256).Append(' ').Append(facts.Sku).Append(' ').Append(facts.Name);
        foreach (var barcode in facts.Barcodes) text.Append(' ').Append(barcode.Gtin.Digits);
        AddInnerWords(text, facts.Sku);
        AddInnerWords(text, facts.Name);
        return text.ToString().ToLowerInvariant();
    }

    private static void AddInnerWords(StringBuilder text, ReadOnlySpan<char> from)
    {
        for (var start = 1; start < from.Length; start++)
        {
            if (!char.IsLetterOrDigit(from[start]) || !IsMark(from[start - 1])) continue;
            var end = start;
            while (end < from.Length && char.IsLetterOrDigit(from[end])) end++;
            text.Append(' ').Append(from[start..end]);
        }
    }

    private static bool IsMark(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c);
}
