using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Grains.Tests.Catalog;

public class ScaleCodeSpecs
{
    private static readonly ImmutableArray<ScaleFormat> Formats =
    [
        new("20", 5, ScaleValue.Price, 5, 2),
        new("21", 5, ScaleValue.Weight, 5, 3),
        new("29", 6, ScaleValue.Weight, 4, 0),
    ];

    /// <summary>The worked examples of docs/catalog.md.</summary>
    [Theory]
    [InlineData("2112345003504", "02112345000008", ScaleValue.Weight, "0.350")]
    [InlineData("2012345012998", "02012345000001", ScaleValue.Price, "12.99")]
    [InlineData("2912345601751", "02912345600006", ScaleValue.Weight, "175")]
    [InlineData("2112345000008", "02112345000008", ScaleValue.Weight, "0.000")]
    public void A_label_names_its_item_and_says_weight_or_price(string label, string item, ScaleValue kind, string value)
    {
        Assert.True(ScaleCode.TryRead(Read(label), Formats, out var code));
        Assert.Equal((item, kind), (code.Item.Digits, code.Format.Value));
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), code.Value);
    }

    [Theory]
    [InlineData("4006381333931")]
    [InlineData("2212345003501")]
    [InlineData("96385074")]
    [InlineData("12112345003501")]
    public void An_ordinary_barcode_is_its_own_item(string barcode)
    {
        var gtin = Read(barcode);

        Assert.False(ScaleCode.TryRead(gtin, Formats, out _));
        Assert.Equal(gtin, ScaleCode.ItemOf(gtin, Formats));
    }

    [Fact]
    public void Every_label_of_an_item_names_the_same_valid_barcode() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from item in Gen.Choose(0, 99_999)
         from value in Gen.Choose(0, 99_999)
         from format in Gen.Choose(0, 1)
         select (item, value, format)).ToArbitrary(),
        drawn =>
        {
            var (item, value, format) = drawn;
            var label = Gtin.WithCheckDigit($"0{Formats[format].Prefix}{item:00000}{value:00000}");

            Assert.True(ScaleCode.TryRead(label, Formats, out var code));
            Assert.True(Gtin.TryParse(code.Item.Digits, out var whole));
            Assert.Equal(whole, ScaleCode.ItemOf(code.Item, Formats));
            Assert.Equal($"0{Formats[format].Prefix}{item:00000}00000", code.Item.Digits[..^1]);
            Assert.Equal(value, code.Value * (format == 0 ? 100 : 1000));
        }));

    private static Gtin Read(string text)
    {
        Assert.True(Gtin.TryParse(text, out var gtin), text);
        return gtin;
    }
}
