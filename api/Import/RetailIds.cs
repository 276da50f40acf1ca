using System.Globalization;

namespace Erp.Api.Import;

/// <summary>Ids that derive from the data alone: sending the file again, in whole or in part, records nothing twice.</summary>
internal static class RetailIds
{
    public const string Warehouse = "MAIN";

    public static string Product(string sku) => "online-retail-" + sku;

    public static string OpeningStock(string sku) => "online-retail-opening-" + sku;

    public static string Sale(string invoice) => "online-retail-" + invoice;

    /// <summary>One of the demo company's ten tills, by the last digit of the invoice number.</summary>
    public static string Terminal(string invoice) => "T" + (invoice[^1] - '0').ToString(CultureInfo.InvariantCulture);

    /// <summary>The sale's id in the projected tables.</summary>
    public static string SaleRow(string invoice) => Terminal(invoice) + "/" + Sale(invoice);
}
