using Erp.Api.Import;

namespace Erp.Api.Tests.Import;

public sealed class FileFiguresTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task The_script_and_the_importer_read_the_same_from_the_file(int? limit)
    {
        var books = RetailExcerpt.Books().First(limit);
        var lines = books.Invoices.SelectMany(invoice => invoice.Lines).ToList();
        var net = books.Invoices.Sum(RetailTax.Net);

        var figures = await FileFigures.ComputeAsync(RetailExcerpt.Path, limit, CancellationToken.None);

        Assert.Equal(
            new Figures(
                books.Invoices.Count, lines.Count, lines.Sum(line => line.Quantity), net,
                books.Invoices.Sum(RetailTax.Total) - net),
            figures);
    }

    [Fact]
    public async Task The_excerpt_adds_up_to_its_known_figures()
    {
        var figures = await FileFigures.ComputeAsync(RetailExcerpt.Path, null, CancellationToken.None);

        Assert.Equal(new Figures(25, 414, 88_709, 183_300.92m, 36_144.23m), figures);
    }

    [Fact]
    public async Task A_missing_file_is_an_error()
    {
        await Assert.ThrowsAsync<ImportException>(() => FileFigures.ComputeAsync("/nowhere.csv", null, CancellationToken.None));
    }

    [Fact]
    public void A_difference_is_shown_on_its_row()
    {
        var file = new Figures(1, 2, 3, 4.50m, 0.90m);

        var table = Figures.Compare(file, file with { Net = 4.49m }).Split('\n');

        Assert.Equal("net GBP                4.50             4.49  differs by -0.01", Assert.Single(table, row => row.Contains("differs")));
    }
}
