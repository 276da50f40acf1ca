using Erp.Catalog;
using Erp.Inventory;

namespace Erp.Grains.Tests.Catalog;

public class KeySpecs
{
    private static readonly CompanyId Company = new(17);
    private static readonly ProductId Product = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"));

    [Fact]
    public void A_products_key_comes_back_from_its_text()
    {
        var key = new ProductKey(Company, Product);

        Assert.Equal("17/0198c0de000070008000000000000001", key.ToString());
        Assert.True(ProductKey.TryParse(key.ToString(), out var parsed));
        Assert.Equal(key, parsed);
    }

    [Fact]
    public void A_stock_items_key_comes_back_from_its_text()
    {
        var key = new StockItemKey(Company, "MAIN-2", Product);

        Assert.Equal("17/MAIN-2/0198c0de000070008000000000000001", key.ToString());
        Assert.True(StockItemKey.TryParse(key.ToString(), out var parsed));
        Assert.Equal(key, parsed);
    }

    [Fact]
    public void A_skus_code_ignores_case_and_may_hold_slashes()
    {
        var code = ProductCode.OfSku(Company, "Tea/250g");

        Assert.Equal("17/sku:TEA/250G", code.ToString());
        Assert.Equal(code, ProductCode.OfSku(Company, "tEA/250G"));
        Assert.True(ProductCode.TryParse(code.ToString(), out var parsed));
        Assert.Equal((code, true, "TEA/250G"), (parsed, parsed.IsSku, parsed.Text));
    }

    [Fact]
    public void A_barcodes_code_is_its_fourteen_digits()
    {
        Assert.True(Gtin.TryParse("4006381333931", out var gtin));
        var code = ProductCode.OfBarcode(Company, gtin);

        Assert.Equal("17/gtin:04006381333931", code.ToString());
        Assert.True(ProductCode.TryParse(code.ToString(), out var parsed));
        Assert.Equal((code, false, "04006381333931"), (parsed, parsed.IsSku, parsed.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("/0198c0de000070008000000000000001")]
    [InlineData("-1/0198c0de000070008000000000000001")]
    [InlineData("17/0198c0de")]
    [InlineData("17/MAIN/0198c0de000070008000000000000001")]
    public void Other_text_is_no_products_key(string text) => Assert.False(ProductKey.TryParse(text, out _));

    [Theory]
    [InlineData("17/0198c0de000070008000000000000001")]
    [InlineData("17/main/0198c0de000070008000000000000001")]
    [InlineData("17//0198c0de000070008000000000000001")]
    [InlineData("x/MAIN/0198c0de000070008000000000000001")]
    public void Other_text_is_no_stock_items_key(string text) => Assert.False(StockItemKey.TryParse(text, out _));

    [Theory]
    [InlineData("17/TEA")]
    [InlineData("sku:TEA")]
    [InlineData("x/sku:TEA")]
    public void Other_text_is_no_code(string text) => Assert.False(ProductCode.TryParse(text, out _));

    [Theory]
    [InlineData("MAIN", true)]
    [InlineData("T-1_2", true)]
    [InlineData("main", false)]
    [InlineData("A/B", false)]
    [InlineData("Ä", false)]
    [InlineData("", false)]
    public void A_short_code_fits_into_a_grain_key(string code, bool valid)
    {
        Assert.Equal(valid, ShortCode.IsValid(code));
        Assert.False(ShortCode.IsValid(new string('A', 65)));
        Assert.True(ShortCode.IsValid(new string('A', 64)));
    }
}
