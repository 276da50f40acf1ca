using Erp.Tills;

namespace Erp.Grains.Tests.Tills;

public class SaleIdSpecs
{
    [Theory]
    [InlineData("T0/abc-1", "T0", "abc-1")]
    [InlineData("t0/Abc/1", "T0", "Abc/1")]
    public void An_id_is_the_terminal_and_what_the_client_called_it(string text, string terminal, string clientId)
    {
        var id = SaleId.Parse(text);

        Assert.Equal((terminal, clientId, $"{terminal}/{clientId}"), (id.Terminal, id.ClientId, id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("T0")]
    [InlineData("/abc")]
    [InlineData("T0/")]
    [InlineData("T 0/abc")]
    [InlineData("T0/a\u0000c")]
    public void Anything_else_is_no_id(string? text) => Assert.False(SaleId.TryParse(text, out _));

    [Fact]
    public void A_clients_part_has_at_most_a_hundred_characters()
    {
        Assert.True(SaleId.TryParse("T0/" + new string('x', 100), out _));
        Assert.False(SaleId.TryParse("T0/" + new string('x', 101), out _));
    }

    [Fact]
    public void Keys_of_grains_are_read_back_as_they_were_written()
    {
        var sale = new SaleKey(new CompanyId(7), SaleId.Parse("T0/a/b"));

        Assert.True(SaleKey.TryParse(sale.ToString(), out var readSale));
        Assert.True(TillKey.TryParse(sale.Till.ToString(), out var readTill));
        Assert.Equal((sale, sale.Till, "till/7/T0"), (readSale, readTill, readTill.GrainId));
        Assert.False(TillKey.TryParse("7/T 0", out _));
        Assert.False(SaleKey.TryParse("x/T0/a", out _));
    }
}
