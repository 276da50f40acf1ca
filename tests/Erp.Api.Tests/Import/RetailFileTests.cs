using System.IO.Compression;
using Erp.Api.Import;

namespace Erp.Api.Tests.Import;

public sealed class RetailFileTests : IDisposable
{
    private const string Row = "536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_gzipped_file_reads_like_the_plain_one()
    {
        using (var gzip = new GZipStream(File.Create(_path), CompressionLevel.Fastest)) gzip.Write(File.ReadAllBytes(RetailExcerpt.Path));

        Assert.Equal(RetailFile.Read(RetailExcerpt.Path), RetailFile.Read(_path));
    }

    [Fact]
    public void A_quoted_field_may_hold_commas_and_quotes()
    {
        var row = Read("536477,22041,\"RECORD, 7\"\" FRAME\",48,12/1/2010 12:27,2.1,,United Kingdom").Single();

        Assert.Equal("RECORD, 7\" FRAME", row.Description);
        Assert.Equal("", row.Customer);
    }

    [Theory]
    [InlineData("536477,22041,\"RECORD,48,12/1/2010 12:27,2.1,,United Kingdom")]
    [InlineData("536477,22041,RECORD,many,12/1/2010 12:27,2.1,,United Kingdom")]
    [InlineData("536477,22041,RECORD,48,2010-12-01,2.1,,United Kingdom")]
    [InlineData("536477,22041,RECORD,48,12/1/2010 12:27,2.1")]
    public void A_row_that_is_none_is_named_by_its_line(string row)
    {
        var error = Assert.Throws<ImportException>(() => Read(Row, row, Row).Count);

        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_is_recognised_by_its_first_line()
    {
        File.WriteAllText(_path, "sku,quantity\nA,1\n");

        var error = Assert.Throws<ImportException>(() => RetailFile.Read(_path).Count());

        Assert.Contains("is not the Online Retail data set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        using (var gzip = new GZipStream(File.Create(_path), CompressionLevel.Fastest)) gzip.Write(File.ReadAllBytes(RetailExcerpt.Path));
        using (var file = File.OpenWrite(_path)) file.SetLength(file.Length / 2);

        var error = Assert.Throws<ImportException>(() => RetailFile.Read(_path).Count());

        Assert.Contains("is damaged or cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ImportException>(() => RetailFile.Read("/nowhere/online_retail.csv.gz").Count());

        Assert.Contains("/nowhere/online_retail.csv.gz", error.Message, StringComparison.Ordinal);
    }

    private List<RetailRow> Read(params string[] rows)
    {
        File.WriteAllLines(_path, [RetailRow.Header, .. rows]);
        return RetailFile.Read(_path).ToList();
    }
}
