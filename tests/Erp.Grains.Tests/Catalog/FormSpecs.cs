using Erp.Catalog;

namespace Erp.Grains.Tests.Catalog;

/// <summary>The form of what people and programs send in, wherever they send it.</summary>
public class FormSpecs
{
    [Theory]
    [InlineData("Earl Grey 🫖", true)]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("a\u0000b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u009fb", false)]
    public void Text_is_kept_if_printers_and_the_database_can_take_it(string text, bool kept)
    {
        Assert.Equal(kept, FreeText.Check(text, 1, 20, "name") is null);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_since_it_would_come_out_of_the_journal_as_something_else()
    {
        Assert.NotNull(FreeText.Check("a\ud83e", 1, 20, "name"));
        Assert.NotNull(FreeText.Check("\udedbz", 1, 20, "name"));
    }

    [Fact]
    public void Text_is_bounded_and_the_error_names_the_field()
    {
        Assert.Null(FreeText.Check(new string('x', 20), 1, 20, "name"));
        Assert.Equal("name", FreeText.Check(new string('x', 21), 1, 20, "name")?.Field);
        Assert.Equal("name", FreeText.Check(null, 0, 20, "name")?.Field);
        Assert.Null(FreeText.Check("", 0, 20, "name"));
    }

    [Theory]
    [InlineData("EACH", "1", true)]
    [InlineData("EACH", "1.000", true)]
    [InlineData("EACH", "0.5", false)]
    [InlineData("KG", "0.350", true)]
    [InlineData("kg", "0.3505", false)]
    [InlineData("M", "-2.25", true)]
    public void A_unit_fixes_the_decimals_of_its_quantities(string code, string quantity, bool fits)
    {
        Assert.True(Unit.TryFind(code, out var unit));
        Assert.Equal(fits, unit.Fits(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_unknown_unit_is_not_found()
    {
        Assert.False(Unit.TryFind("FURLONG", out _));
        Assert.False(Unit.TryFind(null, out _));
    }

    [Theory]
    [InlineData("TEA", true)]
    [InlineData("Tea 250/A", true)]
    [InlineData("", false)]
    [InlineData(" TEA", false)]
    [InlineData("TEA\t", false)]
    [InlineData("T\u0001", false)]
    public void A_sku_has_no_control_characters_and_no_spaces_around_it(string sku, bool valid)
    {
        Assert.Equal(valid, Sku.IsValid(sku));
        Assert.False(Sku.IsValid(new string('A', 65)));
    }
}
