namespace Erp.Api.Import;

/// <summary>The file's prices are without tax. British standard rate at home, exports zero-rated.</summary>
internal static class RetailTax
{
    public const string Standard = "STANDARD";
    public const string Zero = "ZERO";

    private static readonly DateTime s_risenToTwenty = new(2011, 1, 4);

    public static string CodeOf(RetailInvoice invoice) => invoice.Country == "United Kingdom" ? Standard : Zero;

    public static decimal Net(RetailInvoice invoice)
    {
        var net = 0m;
        foreach (var line in invoice.Lines) net += line.Quantity * line.UnitPrice;
        return net;
    }

    /// <summary>What the customer pays: tax is rounded once a sale, half a penny up.</summary>
    public static decimal Total(RetailInvoice invoice)
    {
        var net = Net(invoice);
        var rate = CodeOf(invoice) == Zero ? 0m : invoice.OccurredAt < s_risenToTwenty ? 0.175m : 0.20m;
        return net + Math.Round(net * rate, 2, MidpointRounding.AwayFromZero);
    }
}
