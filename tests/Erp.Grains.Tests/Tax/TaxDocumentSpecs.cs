using System.Runtime.CompilerServices;

namespace Erp.Grains.Tests.Tax;

/// <summary>The worked examples of docs/tax.md are computed anew, so that no figure on that page is ever wrong.</summary>
public class TaxDocumentSpecs
{
    private static readonly TaxDocument Document = new(File.ReadAllText(PathOf("docs/tax.md")).ReplaceLineEndings("\n"));

    [Fact]
    public void Every_figure_is_what_the_house_computes()
    {
        if (Document.Written == Document.Computed) return;
        var received = Path.Combine(AppContext.BaseDirectory, "tax.received.md");
        File.WriteAllText(received, Document.Computed);
        var wrong = Document.Written.Split('\n').Zip(Document.Computed.Split('\n')).First(line => line.First != line.Second);
        Assert.Fail($"docs/tax.md says\n{wrong.First}\nbut it is\n{wrong.Second}\nIf that is meant, copy {received} over it.");
    }

    [Fact]
    public void Every_table_of_figures_is_read() => Assert.Equal((7, 1, 5, 6), (Document.Sales, Document.Rates, Document.Tenders, Document.Returns));

    [Theory]
    [InlineData("PER_RATE", "| **sum** | | | | 0.00 | 9.37 | 1.97 | 11.34 |")]
    [InlineData("PER_LINE", "| **sum** | | | | 0.00 | 9.37 | 1.96 | 11.33 |")]
    public void The_golden_receipt_is_among_them(string rounding, string sum)
    {
        var example = Document.Written.Split($"`GBP · {rounding} · prices without tax`\n")[1];

        Assert.Contains(sum, example.Split("\n\n")[0], StringComparison.Ordinal);
    }

    private static string PathOf(string file, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../..", file));
}
