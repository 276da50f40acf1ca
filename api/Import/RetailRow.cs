using System.Globalization;

namespace Erp.Api.Import;

/// <summary>One row of the file, typed.</summary>
internal readonly record struct RetailRow(
    string Invoice,
    string StockCode,
    string Description,
    int Quantity,
    DateTime InvoiceDate,
    decimal UnitPrice,
    string Customer,
    string Country)
{
    public const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    /// <summary>
    /// A sale of goods: no cancellation (<c>C</c>) and no adjustment (<c>A</c>), something sold for a price, and a code that begins with
    /// five digits. The other codes (<c>POST</c>, <c>BANK CHARGES</c>, …) are fees and services.
    /// </summary>
    public bool IsPlainSale =>
        Invoice.Length > 0
        && char.IsAsciiDigit(Invoice[0])
        && Quantity > 0
        && UnitPrice > 0
        && StockCode.Length >= 5
        && !StockCode.AsSpan(0, 5).ContainsAnyExceptInRange('0', '9');

    public static bool TryParse(ReadOnlySpan<string> fields, out RetailRow row)
    {
        row = default;
        if (fields.Length != 8
            || !int.TryParse(fields[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity)
            || !DateTime.TryParseExact(
                fields[4], "M/d/yyyy H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !decimal.TryParse(
                fields[5], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            return false;
        row = new RetailRow(fields[0], fields[1], fields[2], quantity, date, price, fields[6], fields[7]);
        return true;
    }
}
