using Erp.Catalog;

namespace Erp.Grains.Tests.Catalog;

public class GtinSpecs
{
    /// <summary>The examples of the GS1 General Specifications and a few well-known articles.</summary>
    [Theory]
    [InlineData("96385074", "00000096385074")]
    [InlineData("036000291452", "00036000291452")]
    [InlineData("4006381333931", "04006381333931")]
    [InlineData("9780201379624", "09780201379624")]
    [InlineData("00012345600012", "00012345600012")]
    [InlineData("10614141000415", "10614141000415")]
    public void A_barcode_of_every_length_is_kept_as_fourteen_digits(string text, string digits)
    {
        Assert.True(Gtin.TryParse(text, out var gtin));
        Assert.Equal(digits, gtin.Digits);
    }

    [Theory]
    [InlineData("4006381333932")]
    [InlineData("0406381333931")]
    [InlineData("96385075")]
    [InlineData("123456789")]
    [InlineData("400638133393a")]
    [InlineData("٤٠٠٦٣٨١٣٣٣٩٣١")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_check_digit_length_or_character_is_no_barcode(string? text)
    {
        Assert.False(Gtin.TryParse(text, out _));
    }

    [Fact]
    public void Any_single_wrong_digit_is_found()
    {
        const string right = "4006381333931";
        for (var place = 0; place < right.Length; place++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != right[place])
                    Assert.False(Gtin.TryParse($"{right[..place]}{digit}{right[(place + 1)..]}", out _));
    }
}
