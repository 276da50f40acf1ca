using Erp.Grains.Projections;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The columns of the receipts' tables, as in db-scripts.</summary>
internal static class ReceiptTables
{
    public static AppendTable<ReceiptRow> Sales() => new(
        "sales",
        row => row.Receipt.BusinessDate,
        Columns<ReceiptRow>.Int("company_id", row => row.Company),
        Columns<ReceiptRow>.Text("id", row => row.SaleId),
        Columns<ReceiptRow>.Text("terminal", row => row.Id.Terminal),
        Columns<ReceiptRow>.BigInt("number", row => row.Receipt.Number),
        Columns<ReceiptRow>.Text("kind", row => row.Kind),
        Columns<ReceiptRow>.Text("original_sale_id", row => row.Original),
        Columns<ReceiptRow>.Text("status", _ => "COMPLETED"),
        Columns<ReceiptRow>.Text("warehouse", row => row.Receipt.Warehouse),
        Columns<ReceiptRow>.Text("currency", row => row.Receipt.Currency),
        Columns<ReceiptRow>.Numeric("net", row => row.Receipt.Net),
        Columns<ReceiptRow>.Numeric("tax", row => row.Receipt.Tax),
        Columns<ReceiptRow>.Numeric("total", row => row.Receipt.Total),
        Columns<ReceiptRow>.Numeric("discount", row => row.Discount()),
        Columns<ReceiptRow>.Text("customer", row => row.Receipt.Customer),
        Columns<ReceiptRow>.Text("reason", row => row.Reason),
        Columns<ReceiptRow>.BigInt("shift", row => row.Receipt.Shift),
        Columns<ReceiptRow>.Text("operator", row => row.Receipt.Operator),
        Columns<ReceiptRow>.Date("business_date", row => row.Receipt.BusinessDate),
        Columns<ReceiptRow>.Instant("occurred_at", row => row.Receipt.OccurredAt),
        Columns<ReceiptRow>.Instant("recorded_at", row => row.RecordedAt),
        Columns<ReceiptRow>.BigInt("position", row => row.Position),
        Columns<ReceiptRow>.Numeric("rounding", row => row.Receipt.Rounding),
        Columns<ReceiptRow>.Numeric("document_discount", row => row.Receipt.DocumentDiscount),
        Columns<ReceiptRow>.Text("discount_reason", row => row.Receipt.DocumentDiscountReason),
        Columns<ReceiptRow>.Bool("prices_include_tax", row => row.Receipt.PricesIncludeTax),
        Columns<ReceiptRow>.BigIntOrNull("epoch", row => row.Receipt.Epoch),
        Columns<ReceiptRow>.Bool("offline", row => row.Receipt.Offline),
        Columns<ReceiptRow>.BigIntOrNull("printed_number", row => row.Receipt.PrintedNumber),
        Columns<ReceiptRow>.Numeric("deviation", row => row.Receipt.Deviation),
        Columns<ReceiptRow>.Text("hash", row => row.Receipt.Hash));

    public static AppendTable<ReceiptExceptionRow> Exceptions() => new(
        "sale_exceptions",
        row => row.Receipt.Receipt.BusinessDate,
        Columns<ReceiptExceptionRow>.Int("company_id", row => row.Receipt.Company),
        Columns<ReceiptExceptionRow>.Text("sale_id", row => row.Receipt.SaleId),
        Columns<ReceiptExceptionRow>.Int("ordinal", row => row.Ordinal),
        Columns<ReceiptExceptionRow>.Date("business_date", row => row.Receipt.Receipt.BusinessDate),
        Columns<ReceiptExceptionRow>.IntOrNull("line", row => row.Exception.Line),
        Columns<ReceiptExceptionRow>.Text("code", row => NameOf(row.Exception.Code)),
        Columns<ReceiptExceptionRow>.Text("expected", row => row.Exception.Expected),
        Columns<ReceiptExceptionRow>.Text("actual", row => row.Exception.Actual));

    public static AppendTable<ReceiptLineRow> Items() => new(
        "sale_items",
        row => row.Receipt.Receipt.BusinessDate,
        Columns<ReceiptLineRow>.Int("company_id", row => row.Receipt.Company),
        Columns<ReceiptLineRow>.Text("sale_id", row => row.Receipt.SaleId),
        Columns<ReceiptLineRow>.Int("line", row => row.Line),
        Columns<ReceiptLineRow>.Date("business_date", row => row.Receipt.Receipt.BusinessDate),
        Columns<ReceiptLineRow>.Text("kind", row => row.Kind),
        Columns<ReceiptLineRow>.Uuid("product_id", row => row.Item.ProductId),
        Columns<ReceiptLineRow>.Text("sku", row => row.Item.Sku),
        Columns<ReceiptLineRow>.Text("name", row => row.Item.Name),
        Columns<ReceiptLineRow>.Text("warehouse", row => row.Receipt.Receipt.Warehouse),
        Columns<ReceiptLineRow>.Numeric("quantity", row => row.Item.Quantity),
        Columns<ReceiptLineRow>.Numeric("unit_price", row => row.Item.UnitPrice),
        Columns<ReceiptLineRow>.Numeric("discount", row => row.Item.Discount),
        Columns<ReceiptLineRow>.Text("discount_reason", row => row.Item.DiscountReason),
        Columns<ReceiptLineRow>.Text("currency", row => row.Receipt.Receipt.Currency),
        Columns<ReceiptLineRow>.Numeric("net", row => row.Item.Net),
        Columns<ReceiptLineRow>.Numeric("tax", row => row.Item.Tax),
        Columns<ReceiptLineRow>.Numeric("gross", row => row.Item.Gross),
        Columns<ReceiptLineRow>.Text("tax_code", row => row.Item.TaxCode),
        Columns<ReceiptLineRow>.Numeric("tax_rate", row => row.Item.TaxPercent),
        Columns<ReceiptLineRow>.NumericOrNull("unit_cost", row => row.Item.UnitCost),
        Columns<ReceiptLineRow>.Bool("tracked", row => row.Item.Tracked),
        Columns<ReceiptLineRow>.Numeric("document_discount", row => row.Item.DocumentDiscount),
        Columns<ReceiptLineRow>.Text("original_sale_id", row => row.Original),
        Columns<ReceiptLineRow>.IntOrNull("original_line", row => row.OriginalLine),
        Columns<ReceiptLineRow>.Bool("not_restocked", row => row.Item.NotRestocked));

    public static AppendTable<ReceiptPaymentRow> Payments() => new(
        "payments",
        row => row.Receipt.Receipt.BusinessDate,
        Columns<ReceiptPaymentRow>.Int("company_id", row => row.Receipt.Company),
        Columns<ReceiptPaymentRow>.Text("sale_id", row => row.Receipt.SaleId),
        Columns<ReceiptPaymentRow>.Int("line", row => row.Line),
        Columns<ReceiptPaymentRow>.Date("business_date", row => row.Receipt.Receipt.BusinessDate),
        Columns<ReceiptPaymentRow>.Text("method", row => NameOf(row.Payment.Method)),
        Columns<ReceiptPaymentRow>.Text("reference", row => row.Payment.Reference),
        Columns<ReceiptPaymentRow>.Text("currency", row => row.Receipt.Receipt.Currency),
        Columns<ReceiptPaymentRow>.Numeric("tendered", row => row.Payment.Tendered),
        Columns<ReceiptPaymentRow>.Numeric("change", row => row.Payment.Change),
        Columns<ReceiptPaymentRow>.Numeric("applied", row => row.Payment.Applied),
        Columns<ReceiptPaymentRow>.Text("original_sale_id", row => row.Original),
        Columns<ReceiptPaymentRow>.IntOrNull("original_payment", row => row.OriginalPayment),
        Columns<ReceiptPaymentRow>.Bool("carried", row => row.Payment.Carried));

    public static AppendTable<ReceiptTaxRow> Taxes() => new(
        "sale_taxes",
        row => row.Receipt.Receipt.BusinessDate,
        Columns<ReceiptTaxRow>.Int("company_id", row => row.Receipt.Company),
        Columns<ReceiptTaxRow>.Text("sale_id", row => row.Receipt.SaleId),
        Columns<ReceiptTaxRow>.Text("tax_code", row => row.Tax.Code),
        Columns<ReceiptTaxRow>.Numeric("rate", row => row.Tax.Percent),
        Columns<ReceiptTaxRow>.Date("business_date", row => row.Receipt.Receipt.BusinessDate),
        Columns<ReceiptTaxRow>.Text("currency", row => row.Receipt.Receipt.Currency),
        Columns<ReceiptTaxRow>.Numeric("net", row => row.Tax.Net),
        Columns<ReceiptTaxRow>.Numeric("tax", row => row.Tax.Tax),
        Columns<ReceiptTaxRow>.Text("kind", row => NameOf(row.Tax.Kind)));

    public static AppendTable<ReceiptTaxComponentRow> TaxComponents() => new(
        "sale_tax_components",
        row => row.Receipt.Receipt.BusinessDate,
        Columns<ReceiptTaxComponentRow>.Int("company_id", row => row.Receipt.Company),
        Columns<ReceiptTaxComponentRow>.Text("sale_id", row => row.Receipt.SaleId),
        Columns<ReceiptTaxComponentRow>.Text("tax_code", row => row.Rate.Code),
        Columns<ReceiptTaxComponentRow>.Numeric("rate", row => row.Rate.Percent),
        Columns<ReceiptTaxComponentRow>.Text("component", row => row.Component.Name),
        Columns<ReceiptTaxComponentRow>.Numeric("component_rate", row => row.Component.Percent),
        Columns<ReceiptTaxComponentRow>.Date("business_date", row => row.Receipt.Receipt.BusinessDate),
        Columns<ReceiptTaxComponentRow>.Text("currency", row => row.Receipt.Receipt.Currency),
        Columns<ReceiptTaxComponentRow>.Numeric("tax", row => row.Component.Tax));

    internal static string NameOf(TaxKind kind) => kind switch
    {
        TaxKind.Standard => "STANDARD",
        TaxKind.Reduced => "REDUCED",
        TaxKind.Zero => "ZERO",
        TaxKind.Exempt => "EXEMPT",
        TaxKind.OutsideScope => "OUTSIDE_SCOPE",
        TaxKind.ReverseCharge => "REVERSE_CHARGE",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No name for this kind of tax."),
    };

    internal static string NameOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Cash => "CASH",
        PaymentMethod.Card => "CARD",
        PaymentMethod.Voucher => "VOUCHER",
        PaymentMethod.Other => "OTHER",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No name for this payment method."),
    };

    private static string NameOf(SaleExceptionCode code) => code switch
    {
        SaleExceptionCode.ProductUnknown => "PRODUCT_UNKNOWN",
        SaleExceptionCode.ProductInactive => "PRODUCT_INACTIVE",
        SaleExceptionCode.QuantityUnusual => "QUANTITY_UNUSUAL",
        SaleExceptionCode.PriceDiffers => "PRICE_DIFFERS",
        SaleExceptionCode.TaxCodeDiffers => "TAX_CODE_DIFFERS",
        SaleExceptionCode.TaxCodeUnknown => "TAX_CODE_UNKNOWN",
        SaleExceptionCode.WarehouseUnknown => "WAREHOUSE_UNKNOWN",
        SaleExceptionCode.TotalDiffers => "TOTAL_DIFFERS",
        SaleExceptionCode.InTheFuture => "IN_THE_FUTURE",
        SaleExceptionCode.EnrolmentSuperseded => "ENROLMENT_SUPERSEDED",
        SaleExceptionCode.NumberTaken => "NUMBER_TAKEN",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No name for this exception."),
    };
}
