using Erp.Catalog;
using Erp.Grains.Tax;
using Erp.Tax;

namespace Erp.Grains.Tills;

/// <summary>
/// One receipt of what is sold and what comes back for it: first the lines that sell, then those that came back, with every sign turned.
/// </summary>
internal static class ExchangeReceipt
{
    /// <summary>Adds what came back to a sale.</summary>
    /// <param name="sale">The sale without it, but paid as the exchange is.</param>
    /// <param name="unitCostOf">What the stock says one unit of each product that comes back into it costs.</param>
    public static SaleCompleted With(SaleCompleted sale, ImmutableArray<TakenBack> returned, Func<ProductId, decimal> unitCostOf)
    {
        foreach (var back in returned)
        {
            var taxes = back.Taxes().ToArray();
            sale = sale with
            {
                Net = sale.Net + taxes.Sum(tax => tax.Net),
                Tax = sale.Tax + taxes.Sum(tax => tax.Tax),
                Rounding = sale.Rounding - back.Share.Rounding,
                Deviation = sale.Deviation - back.Share.Deviation,
                DocumentDiscount = sale.DocumentDiscount - back.Share.Lines.Sum(line => line.DocumentDiscount),
                Lines = [.. sale.Lines, .. back.Lines(unitCostOf).Select(line => line with { Original = back.Id.ToString() })],
                Taxes = taxes.Aggregate(sale.Taxes, Add),
            };
        }
        return sale;
    }

    /// <summary>
    /// The same receipt as if nothing had come back on it: what may be returned of it later. Its tax divides as it did when it was priced.
    /// </summary>
    public static ReceiptRecorded Without(ReceiptRecorded receipt)
    {
        if (receipt.Lines.All(line => line.Original is null)) return receipt;
        var decimals = CurrencyDecimals.Of(receipt.Currency);
        return receipt with
        {
            Lines = [.. receipt.Lines.Select(line => line.Original is null ? line : Nothing(line))],
            Taxes = [.. receipt.Taxes.Select(rate => OfGoodsSold(rate, receipt.Lines, decimals))],
        };
    }

    private static ImmutableArray<RecordedTax> Add(ImmutableArray<RecordedTax> taxes, RecordedTax back)
    {
        for (var i = 0; i < taxes.Length; i++)
            if ((taxes[i].Code, taxes[i].Percent) == (back.Code, back.Percent))
                return taxes.SetItem(i, taxes[i] with
                {
                    Net = taxes[i].Net + back.Net,
                    Tax = taxes[i].Tax + back.Tax,
                    Components = Add(taxes[i].Components ?? [], back.Components ?? []),
                });
        return taxes.Add(back);
    }

    /// <summary>By name: what a rate is made of may have changed between the two sales.</summary>
    private static ImmutableArray<RecordedTaxComponent>? Add(
        ImmutableArray<RecordedTaxComponent> components, ImmutableArray<RecordedTaxComponent> back)
    {
        foreach (var part in back)
        {
            var i = 0;
            while (i < components.Length && (components[i].Name, components[i].Percent) != (part.Name, part.Percent)) i++;
            components = i == components.Length
                ? components.Add(part)
                : components.SetItem(i, part with { Tax = components[i].Tax + part.Tax });
        }
        return components.IsEmpty ? null : components;
    }

    private static RecordedLine Nothing(RecordedLine line) => line with
    {
        Quantity = 0,
        Net = 0,
        Tax = 0,
        Gross = 0,
        Discount = 0,
        DocumentDiscount = 0,
    };

    private static RecordedTax OfGoodsSold(RecordedTax rate, ImmutableArray<RecordedLine> lines, int decimals)
    {
        var sold = lines.Where(line => line.Original is null && (line.TaxCode, line.TaxPercent) == (rate.Code, rate.Percent)).ToArray();
        var tax = sold.Sum(line => line.Tax);
        rate = rate with { Net = sold.Sum(line => line.Gross) - tax, Tax = tax };
        if (rate.Components is not { } components) return rate;
        var shares = new decimal[components.Length];
        LargestRemainder.Share(tax, [.. components.Select(component => component.Percent)], shares, decimals);
        return rate with { Components = [.. components.Select((component, i) => component with { Tax = shares[i] })] };
    }
}
