using Erp.Grains.Tax;

namespace Erp.Grains.Tills;

/// <summary>What each line of a receipt came to, from which partial returns are taken.</summary>
public static class SoldAmounts
{
    /// <returns>One for each line, in their order.</returns>
    public static ImmutableArray<LineAmounts> Of(ReceiptRecorded receipt, int decimals)
    {
        var amounts = new LineAmounts[receipt.Lines.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            var line = receipt.Lines[i];
            amounts[i] = new LineAmounts(line.Net, line.Tax, line.Gross, line.Discount, line.DocumentDiscount);
        }
        foreach (var tax in receipt.Taxes)
            if (tax.Components is { } components)
                SpreadComponents(components, LinesAt(receipt, tax), amounts, decimals);
        return [.. amounts];
    }

    private static int[] LinesAt(ReceiptRecorded receipt, RecordedTax tax) =>
        [.. Enumerable.Range(0, receipt.Lines.Length).Where(i => receipt.Lines[i].TaxCode == tax.Code && receipt.Lines[i].TaxPercent == tax.Percent)];

    /// <summary>
    /// The lines' taxes are fixed, and so are the components' sums. One component after the other takes its sum from what its predecessors
    /// have left of each line's tax, so both agree and nothing is below zero.
    /// </summary>
    private static void SpreadComponents(
        ImmutableArray<RecordedTaxComponent> components, int[] lines, LineAmounts[] amounts, int decimals)
    {
        var left = lines.Select(line => amounts[line].Tax).ToArray();
        var shares = new decimal[components.Length][];
        for (var k = 0; k < components.Length; k++)
        {
            shares[k] = new decimal[lines.Length];
            LargestRemainder.Share(components[k].Tax, left, shares[k], decimals);
            for (var i = 0; i < lines.Length; i++) left[i] -= shares[k][i];
        }
        for (var i = 0; i < lines.Length; i++)
            amounts[lines[i]] = amounts[lines[i]] with { Components = [.. shares.Select(share => share[i])] };
    }
}
