namespace Erp.Grains.Tills;

/// <summary>
/// Chains a terminal's receipts: each carries the hash of the one before and of all that it says itself, so that none can be changed,
/// taken out, put in or moved without every later one showing it. The first is chained to the till's own name, so no terminal's chain
/// passes for another's. The attempt is left out, since it says how often something was tried and not what was sold.
/// </summary>
internal static class ReceiptChain
{
    /// <param name="till">The till's grain id, <c>till/1/T7</c>.</param>
    /// <param name="head">The hash of the receipt before; null where none has one.</param>
    public static ReceiptRecorded Seal(ReceiptRecorded receipt, string till, string? head) =>
        receipt with { Hash = HashOf(receipt, till, head) };

    public static string HashOf(ReceiptRecorded receipt, string till, string? head)
    {
        var text = new CanonicalText();
        text.Add("previous"u8, head ?? till);
        Write(ref text, receipt);
        return text.Hash();
    }

    private static void Write(ref CanonicalText text, ReceiptRecorded receipt)
    {
        text.Add("kind"u8, receipt is SaleReturned ? "RETURN" : "SALE");
        text.Add("id"u8, receipt.Id);
        text.Add("number"u8, receipt.Number);
        text.Add("epoch"u8, receipt.Epoch);
        text.Add("offline"u8, receipt.Offline);
        text.Add("printed"u8, receipt.PrintedNumber);
        text.Add("occurred"u8, receipt.OccurredAt);
        text.Add("date"u8, receipt.BusinessDate);
        text.Add("shift"u8, receipt.Shift);
        text.Add("operator"u8, receipt.Operator);
        text.Add("customer"u8, receipt.Customer);
        text.Add("warehouse"u8, receipt.Warehouse);
        text.Add("currency"u8, receipt.Currency);
        text.Add("with-tax"u8, receipt.PricesIncludeTax);
        text.Add("net"u8, receipt.Net);
        text.Add("tax"u8, receipt.Tax);
        text.Add("rounding"u8, receipt.Rounding);
        text.Add("deviation"u8, receipt.Deviation);
        text.Add("discount"u8, receipt.DocumentDiscount);
        text.Add("discount-reason"u8, receipt.DocumentDiscountReason);
        if (receipt is SaleReturned back) Write(ref text, back);
        for (var i = 0; i < receipt.Lines.Length; i++) Write(ref text, i + 1, receipt.Lines[i]);
        foreach (var tax in receipt.Taxes) Write(ref text, tax);
        for (var i = 0; i < receipt.Payments.Length; i++) Write(ref text, i + 1, receipt.Payments[i]);
        if (receipt.Exceptions.IsDefaultOrEmpty) return;
        foreach (var exception in receipt.Exceptions) Write(ref text, exception);
    }

    private static void Write(ref CanonicalText text, SaleReturned back)
    {
        text.Add("of"u8, back.Original);
        text.Add("reason"u8, back.Reason);
        text.Add("void"u8, back.Void);
    }

    private static void Write(ref CanonicalText text, int number, RecordedLine line)
    {
        text.Add("line"u8, number);
        text.Add("product"u8, line.ProductId);
        text.Add("sku"u8, line.Sku);
        text.Add("name"u8, line.Name);
        text.Add("quantity"u8, line.Quantity);
        text.Add("price"u8, line.UnitPrice);
        text.Add("discount"u8, line.Discount);
        text.Add("of-document"u8, line.DocumentDiscount);
        text.Add("discount-reason"u8, line.DiscountReason);
        text.Add("tax-code"u8, line.TaxCode);
        text.Add("tax-percent"u8, line.TaxPercent);
        text.Add("net"u8, line.Net);
        text.Add("tax"u8, line.Tax);
        text.Add("gross"u8, line.Gross);
        text.Add("cost"u8, line.UnitCost);
        text.Add("tracked"u8, line.Tracked);
        text.Add("of"u8, line.Original);
        text.Add("of-line"u8, line.OriginalLine);
        text.Add("not-restocked"u8, line.NotRestocked);
    }

    private static void Write(ref CanonicalText text, in RecordedTax tax)
    {
        text.Add("rate"u8, tax.Code);
        text.Add("tax-kind"u8, (long)tax.Kind);
        text.Add("tax-percent"u8, tax.Percent);
        text.Add("net"u8, tax.Net);
        text.Add("tax"u8, tax.Tax);
        if (tax.Components is not { } components) return;
        foreach (var component in components)
        {
            text.Add("component"u8, component.Name);
            text.Add("tax-percent"u8, component.Percent);
            text.Add("tax"u8, component.Tax);
        }
    }

    private static void Write(ref CanonicalText text, int number, in RecordedPayment payment)
    {
        text.Add("payment"u8, number);
        text.Add("method"u8, payment.Method.ToString());
        text.Add("tendered"u8, payment.Tendered);
        text.Add("change"u8, payment.Change);
        text.Add("reference"u8, payment.Reference);
        text.Add("of"u8, payment.Original);
        text.Add("of-payment"u8, payment.OriginalPayment);
        if (payment.Carried) text.Add("carried"u8, true);
    }

    private static void Write(ref CanonicalText text, in RecordedException exception)
    {
        text.Add("exception"u8, exception.Code.ToString());
        text.Add("at-line"u8, exception.Line);
        text.Add("expected"u8, exception.Expected);
        text.Add("actual"u8, exception.Actual);
    }
}
