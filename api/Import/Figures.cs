using System.Globalization;

namespace Erp.Api.Import;

/// <summary>What sales add up to. Net and tax in pounds.</summary>
internal sealed record Figures(long Invoices, long Lines, decimal Units, decimal Net, decimal Tax)
{
    /// <summary>A table of both, marked where they differ.</summary>
    public static string Compare(Figures file, Figures tables)
    {
        var rows = new[]
        {
            Row("invoices", file.Invoices, tables.Invoices, "N0"),
            Row("lines", file.Lines, tables.Lines, "N0"),
            Row("units", file.Units, tables.Units, "N0"),
            Row("net GBP", file.Net, tables.Net, "N2"),
            Row("tax GBP", file.Tax, tables.Tax, "N2"),
        };
        return $"{"",-10} {"file",16} {"tables",16}\n{string.Join('\n', rows)}";
    }

    private static string Row(string name, decimal file, decimal tables, string format)
    {
        var difference = file == tables ? "" : string.Create(CultureInfo.InvariantCulture, $"  differs by {tables - file}");
        return $"{name,-10} {Text(file),16} {Text(tables),16}{difference}";

        string Text(decimal value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
