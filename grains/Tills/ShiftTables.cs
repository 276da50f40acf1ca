using Erp.Grains.Projections;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The columns of the shifts' tables, as in db-scripts.</summary>
internal static class ShiftTables
{
    public static AppendTable<ShiftRow> Shifts() => new(
        "shifts",
        row => row.ClosedOn,
        Columns<ShiftRow>.Int("company_id", row => row.Company),
        Columns<ShiftRow>.Text("terminal", row => row.Terminal),
        Columns<ShiftRow>.BigInt("shift", row => row.Closed.Shift),
        Columns<ShiftRow>.Date("closed_on", row => row.ClosedOn),
        Columns<ShiftRow>.Text("currency", row => row.Closed.Currency),
        Columns<ShiftRow>.BigIntOrNull("first_number", row => row.Closed.First),
        Columns<ShiftRow>.BigInt("last_number", row => row.Closed.Last),
        Columns<ShiftRow>.InstantOrNull("since", row => row.Closed.Since),
        Columns<ShiftRow>.Instant("closed_at", row => row.Closed.ClosedAt),
        Columns<ShiftRow>.Text("closed_by", row => row.Closed.Operator),
        Columns<ShiftRow>.BigInt("sales", row => row.Closed.Totals.Sales),
        Columns<ShiftRow>.BigInt("returns", row => row.Closed.Totals.Returns),
        Columns<ShiftRow>.BigInt("voids", row => row.Closed.Totals.Voids),
        Columns<ShiftRow>.Numeric("sales_total", row => row.Closed.Totals.SalesTotal),
        Columns<ShiftRow>.Numeric("returns_total", row => row.Closed.Totals.ReturnsTotal),
        Columns<ShiftRow>.Numeric("voids_total", row => row.Closed.Totals.VoidsTotal),
        Columns<ShiftRow>.Numeric("net", row => row.Closed.Totals.Net),
        Columns<ShiftRow>.Numeric("tax", row => row.Closed.Totals.Tax),
        Columns<ShiftRow>.Numeric("rounding", row => row.Closed.Totals.Rounding),
        Columns<ShiftRow>.Numeric("deviation", row => row.Closed.Totals.Deviation),
        Columns<ShiftRow>.Numeric("discounts", row => row.Closed.Totals.Discounts),
        Columns<ShiftRow>.BigInt("offline", row => row.Closed.Totals.Offline),
        Columns<ShiftRow>.BigInt("with_exceptions", row => row.Closed.Totals.WithExceptions),
        Columns<ShiftRow>.BigInt("position", row => row.Position));

    public static AppendTable<ShiftPart<AppliedTotal>> Payments() => new(
        "shift_payments",
        row => row.Shift.ClosedOn,
        Columns<ShiftPart<AppliedTotal>>.Int("company_id", row => row.Shift.Company),
        Columns<ShiftPart<AppliedTotal>>.Text("terminal", row => row.Shift.Terminal),
        Columns<ShiftPart<AppliedTotal>>.BigInt("shift", row => row.Shift.Closed.Shift),
        Columns<ShiftPart<AppliedTotal>>.Text("method", row => ReceiptTables.NameOf(row.Sum.Method)),
        Columns<ShiftPart<AppliedTotal>>.Date("closed_on", row => row.Shift.ClosedOn),
        Columns<ShiftPart<AppliedTotal>>.Text("currency", row => row.Shift.Closed.Currency),
        Columns<ShiftPart<AppliedTotal>>.Numeric("applied", row => row.Sum.Amount));

    public static AppendTable<ShiftPart<ReceiptTax>> Taxes() => new(
        "shift_taxes",
        row => row.Shift.ClosedOn,
        Columns<ShiftPart<ReceiptTax>>.Int("company_id", row => row.Shift.Company),
        Columns<ShiftPart<ReceiptTax>>.Text("terminal", row => row.Shift.Terminal),
        Columns<ShiftPart<ReceiptTax>>.BigInt("shift", row => row.Shift.Closed.Shift),
        Columns<ShiftPart<ReceiptTax>>.Text("tax_code", row => row.Sum.TaxCode),
        Columns<ShiftPart<ReceiptTax>>.Numeric("rate", row => row.Sum.Percent),
        Columns<ShiftPart<ReceiptTax>>.Date("closed_on", row => row.Shift.ClosedOn),
        Columns<ShiftPart<ReceiptTax>>.Text("currency", row => row.Shift.Closed.Currency),
        Columns<ShiftPart<ReceiptTax>>.Numeric("net", row => row.Sum.Net),
        Columns<ShiftPart<ReceiptTax>>.Numeric("tax", row => row.Sum.Tax),
        Columns<ShiftPart<ReceiptTax>>.Text("kind", row => ReceiptTables.NameOf(row.Sum.Kind)));
}
