using Erp.Api.Import;

namespace Erp.Api.Tests.Import;

public sealed class RetailBooksTests
{
    private static readonly RetailBooks s_books = RetailExcerpt.Books();

    [Theory]
    [InlineData("536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom", true)]
    [InlineData("C536379,85123A,HOLDER,-1,12/1/2010 9:41,2.55,14527,United Kingdom", false)]
    [InlineData("A563185,B,Adjust bad debt,1,8/12/2011 14:50,11062.06,,United Kingdom", false)]
    [InlineData("536589,21777,,-10,12/1/2010 16:50,0,,United Kingdom", false)]
    [InlineData("536414,22139,,56,12/1/2010 11:52,0,,United Kingdom", false)]
    [InlineData("536370,POST,POSTAGE,3,12/1/2010 8:45,18,12583,France", false)]
    public void Only_goods_sold_for_a_price_are_plain_sales(string line, bool plain)
    {
        Assert.True(RetailRow.TryParse(line.Split(','), out var row));
        Assert.Equal(plain, row.IsPlainSale);
    }

    [Fact]
    public void Codes_that_differ_by_case_are_one_product()
    {
        var skus = s_books.Products.Select(product => product.Sku).ToList();

        Assert.Equal(skus.Distinct(StringComparer.OrdinalIgnoreCase).Count(), skus.Count);
        Assert.Contains(
            RetailFile.Read(RetailExcerpt.Path).Where(row => row.IsPlainSale), row => row.StockCode.Any(char.IsAsciiLetterLower));
    }

    [Fact]
    public void Opening_stock_is_what_all_lines_take()
    {
        var taken = s_books.Invoices.SelectMany(invoice => invoice.Lines)
            .GroupBy(line => line.Sku)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => (long)line.Quantity));

        Assert.Equal(taken, s_books.Products.ToDictionary(product => product.Sku, product => product.Sold));
    }

    [Fact]
    public void An_invoice_with_two_timestamps_took_place_at_the_first()
    {
        var rows = RetailFile.Read(RetailExcerpt.Path).Where(row => row.Invoice == "542217").ToList();

        Assert.Equal(2, rows.Select(row => row.InvoiceDate).Distinct().Count());
        Assert.Equal(rows[0].InvoiceDate, s_books.Invoices.Single(invoice => invoice.Number == "542217").OccurredAt);
    }

    [Fact]
    public void An_invoice_that_another_interrupts_stays_one()
    {
        Assert.Equal(39, s_books.Invoices.Single(invoice => invoice.Number == "542806").Lines.Count);
    }

    [Fact]
    public void A_limit_keeps_the_opening_stock_of_the_whole_file()
    {
        var first = s_books.First(2);

        Assert.Equal(s_books.Invoices.Take(2), first.Invoices);
        Assert.Subset(s_books.Products.ToHashSet(), first.Products.ToHashSet());
        Assert.Equal(
            first.Invoices.SelectMany(invoice => invoice.Lines).Select(line => line.Sku).ToHashSet(),
            first.Products.Select(product => product.Sku).ToHashSet());
    }

    [Theory]
    [InlineData("United Kingdom", "2011-01-03 23:59", 11.75)]
    [InlineData("United Kingdom", "2011-01-04 00:00", 12.00)]
    [InlineData("France", "2010-12-01 08:45", 10.00)]
    public void Tax_follows_the_country_and_the_day(string country, string day, decimal total)
    {
        var invoice = new RetailInvoice(
            "536365", DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "", country,
            [new RetailLine("85123A", 4, 2.50m)]);

        Assert.Equal(total, RetailTax.Total(invoice));
    }
}
