using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Adds receipts to the sums of their shift, one at a time, so that a report costs nothing however many there are.</summary>
internal static class RunningTotals
{
    public static ShiftTotals Add(ShiftTotals totals, ReceiptRecorded receipt)
    {
        totals = OfKind(totals, receipt) with
        {
            Net = totals.Net + receipt.Net,
            Tax = totals.Tax + receipt.Tax,
            Discounts = totals.Discounts + DiscountOf(receipt),
            Rounding = totals.Rounding + receipt.Rounding,
            Deviation = totals.Deviation + receipt.Deviation,
            Offline = totals.Offline + (receipt.Offline ? 1 : 0),
            WithExceptions = totals.WithExceptions + (receipt.Exceptions.IsDefaultOrEmpty ? 0 : 1),
        };
        foreach (var payment in receipt.Payments) totals = totals.Add(payment.Method, payment.Applied);
        foreach (var tax in receipt.Taxes) totals = totals.Add(new ReceiptTax(tax.Code, tax.Percent, tax.Net, tax.Tax) { Kind = tax.Kind });
        return totals;
    }

    private static ShiftTotals OfKind(ShiftTotals totals, ReceiptRecorded receipt) => receipt switch
    {
        SaleReturned { Void: true } => totals with { Voids = totals.Voids + 1, VoidsTotal = totals.VoidsTotal + receipt.Total },
        SaleReturned => totals with { Returns = totals.Returns + 1, ReturnsTotal = totals.ReturnsTotal + receipt.Total },
        _ => totals with { Sales = totals.Sales + 1, SalesTotal = totals.SalesTotal + receipt.Total },
    };

    /// <summary>The lines' discounts; they hold their shares of the document's.</summary>
    private static decimal DiscountOf(ReceiptRecorded receipt)
    {
        var sum = 0m;
        foreach (var line in receipt.Lines) sum += line.Discount;
        return sum;
    }
}
