using System.Globalization;
using System.Runtime.CompilerServices;
using Erp.Inventory;

namespace Erp.Grains.Tests.Inventory;

/// <summary>
/// The worked examples of docs/stock.md: each table is lived through row by row, and must come out as it is written
/// there.
/// </summary>
public class StockExamples
{
    private const string Header = "| what happens |";

    public static TheoryData<int> Tables => [.. Enumerable.Range(0, Read().Count)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_of_the_manual_is_true(int table)
    {
        var rows = Read()[table];
        var columns = rows[0];
        var item = new ExampleItem();
        foreach (var row in rows.Skip(2))
        {
            var refusal = item.Do(row[0]);
            if (row[1].StartsWith("refused ", StringComparison.Ordinal)) Assert.Equal(row[1], $"refused {refusal}");
            else Assert.Equal(string.Join(" | ", row), string.Join(" | ", [row[0], .. columns.Skip(1).Select(column => Show(item.View, column))]));
        }
    }

    [Fact]
    public void The_manual_has_its_tables() => Assert.InRange(Read().Count, 10, 100);

    private static string Show(StockItemView view, string column) => column switch
    {
        "on hand" => Number(view.OnHand),
        "reserved" => Number(view.Reserved),
        "available" => Number(view.Available),
        "unit cost" => Number(view.UnitCost),
        "value" => Number(view.Value),
        "to count" => view.ToCount ? "yes" : "no",
        _ => throw new FormatException($"A stock item has no {column}."),
    };

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>Every table with its header, as cells.</summary>
    private static List<List<string[]>> Read([CallerFilePath] string thisFile = "")
    {
        var tables = new List<List<string[]>>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/stock.md")))
        {
            if (line.StartsWith(Header, StringComparison.Ordinal)) tables.Add([]);
            inside = line.StartsWith(Header, StringComparison.Ordinal) || (inside && line.StartsWith('|'));
            if (inside) tables[^1].Add(line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
        }
        return tables;
    }
}
