using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Shows a recorded event as the receipt that it is.</summary>
internal static class Receipts
{
    public static Receipt Of(string terminal, ReceiptRecorded recorded)
    {
        var back = recorded as SaleReturned;
        var lines = ImmutableArray.CreateBuilder<ReceiptLine>(recorded.Lines.Length);
        foreach (var line in recorded.Lines) lines.Add(Line(lines.Count + 1, line, back?.Original));
        var taxes = ImmutableArray.CreateBuilder<ReceiptTax>(recorded.Taxes.Length);
        foreach (var tax in recorded.Taxes) taxes.Add(Tax(tax));
        var payments = ImmutableArray.CreateBuilder<ReceiptPayment>(recorded.Payments.Length);
        var (tendered, change) = (0m, 0m);
        foreach (var payment in recorded.Payments)
        {
            tendered += payment.Tendered;
            change += payment.Change;
            payments.Add(new ReceiptPayment(payment.Method, payment.Tendered, payment.Change, payment.Reference)
            {
                Original = SaleIdOf(payment.Original ?? back?.Original),
                OriginalPayment = payment.OriginalPayment ?? (back is null ? null : payments.Count + 1),
                Carried = payment.Carried,
            });
        }
        return new Receipt(
            new SaleId(terminal, recorded.Id), recorded.Number, SaleIdOf(back?.Original),
            recorded.Currency, Totals(recorded, tendered, change),
            lines.MoveToImmutable(), taxes.MoveToImmutable(), payments.MoveToImmutable(),
            recorded.Customer, recorded.Shift, recorded.Operator, recorded.BusinessDate, recorded.OccurredAt, recorded.Warehouse)
        {
            IsVoid = back is { Void: true },
            Reason = back?.Reason,
            Epoch = recorded.Epoch,
            Offline = recorded.Offline,
            PrintedNumber = recorded.PrintedNumber,
            Exceptions = Exceptions(recorded.Exceptions),
            Hash = recorded.Hash,
            DiscountReason = recorded.DocumentDiscountReason,
            PricesIncludeTax = recorded.PricesIncludeTax,
        };
    }

    private static ReceiptTotals Totals(ReceiptRecorded recorded, decimal tendered, decimal change) =>
        new(recorded.Net, recorded.Tax, recorded.Total, tendered, change)
        {
            Rounding = recorded.Rounding,
            Discount = recorded.DocumentDiscount,
            Deviation = recorded.Deviation,
        };

    /// <param name="original">
    /// The sale that a return takes back. One of before returns in part names no lines: it took back all of them, in order.
    /// </param>
    private static ReceiptLine Line(int number, RecordedLine line, string? original) => new(
        number, line.ProductId, line.Sku, line.Name, line.Quantity, line.UnitPrice, line.Discount, line.DiscountReason,
        line.TaxCode, line.TaxPercent, line.Net, line.Tax, line.Gross)
    {
        DocumentDiscount = line.DocumentDiscount,
        Original = SaleIdOf(line.Original ?? original),
        OriginalLine = line.OriginalLine ?? (original is null ? null : number),
        NotRestocked = line.NotRestocked,
    };

    private static ReceiptTax Tax(RecordedTax tax) => new(tax.Code, tax.Percent, tax.Net, tax.Tax)
    {
        Kind = tax.Kind,
        Components = tax.Components is { } parts
            ? [.. parts.Select(part => new ReceiptTaxComponent(part.Name, part.Percent, part.Tax))]
            : [],
    };

    private static ImmutableArray<SaleException> Exceptions(ImmutableArray<RecordedException> recorded) => recorded.IsDefaultOrEmpty
        ? []
        : [.. recorded.Select(one => new SaleException(one.Code, one.Line, one.Expected, one.Actual))];

    private static SaleId? SaleIdOf(string? text) => text is null ? null : SaleId.Parse(text);
}
