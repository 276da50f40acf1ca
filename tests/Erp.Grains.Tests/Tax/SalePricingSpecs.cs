using Erp.Grains.Tax;
using Erp.Tax;

namespace Erp.Grains.Tests.Tax;

/// <summary>The worked examples of pricing; docs may point here.</summary>
public class SalePricingSpecs
{
    private static readonly PricingRules PerRate = new(2, TaxRounding.PerRate);
    private static readonly PricingRules PerLine = new(2, TaxRounding.PerLine);

    [Theory]
    [InlineData(TaxRounding.PerRate, "1.97", "11.34")]
    [InlineData(TaxRounding.PerLine, "1.96", "11.33")]
    public void The_golden_receipt_differs_by_a_penny_between_the_two_roundings(TaxRounding rounding, string tax, string total)
    {
        var document = SalePricing.Price(
            new PricingRules(2, rounding), [Line(1, 1.48m), Line(1, 1.48m), Line(1, 1.48m), Line(1, 1.48m), Line(1, 1.52m), Line(1, 1.54m), Line(1, 0.39m)]);

        Assert.Equal((9.37m, Number(tax), Number(total)), (document.Net, document.Tax, document.Total));
    }

    [Fact]
    public void One_line_of_four_is_four_lines_of_one_when_tax_is_rounded_per_rate()
    {
        var one = SalePricing.Price(PerRate, [Line(4, 1.48m), Line(1, 1.52m), Line(1, 1.54m), Line(1, 0.39m)]);

        Assert.Equal(11.34m, one.Total);
    }

    [Fact]
    public void Three_decimal_prices_stay_exact_on_the_line_and_are_rounded_once_on_the_document()
    {
        var document = SalePricing.Price(PerRate, [Line(7, 2.195m, 20), Line(1, 0.001m, 20)]);

        Assert.Equal([15.365m, 0.001m], document.Lines.Select(line => line.Net));
        Assert.Equal((15.37m, 3.07m), (document.Net, document.Tax));
        Assert.Equal([18.44m, 0m], document.Lines.Select(line => line.Gross));
    }

    [Fact]
    public void A_line_rounded_on_its_own_gives_up_what_is_below_a_penny()
    {
        var document = SalePricing.Price(PerLine, [Line(7, 2.195m, 20), Line(1, 0.001m, 20)]);

        Assert.Equal([15.37m, 0m], document.Lines.Select(line => line.Net));
        Assert.Equal((15.37m, 3.07m), (document.Net, document.Tax));
    }

    [Fact]
    public void Half_a_penny_is_rounded_away_from_zero() =>
        Assert.Equal(0.03m, SalePricing.Price(PerRate, [Line(1, 0.25m, 10)]).Tax);

    [Fact]
    public void A_missing_penny_of_tax_goes_to_the_line_that_lost_most()
    {
        var document = SalePricing.Price(PerRate, [Line(1, 1.48m), Line(1, 1.52m), Line(1, 1.54m)]);

        // 0.3108 + 0.3192 + 0.3234 = 0.9534: rounded down 0.31 + 0.31 + 0.32, and the penny goes to 0.3192.
        Assert.Equal([0.31m, 0.32m, 0.32m], document.Lines.Select(line => line.Tax));
        Assert.Equal(0.95m, document.Tax);
    }

    [Fact]
    public void Each_rate_is_rounded_for_itself_and_the_nets_add_up_to_the_documents()
    {
        var document = SalePricing.Price(PerRate, [Line(1, 1.005m, 20), Line(1, 2.005m, 5, "REDUCED"), Line(2, 3m, 0, "ZERO")]);

        Assert.Equal(
            [new PricedRate("STANDARD", 20, 1.01m, 0.20m), new PricedRate("REDUCED", 5, 2.00m, 0.10m), new PricedRate("ZERO", 0, 6m, 0m)],
            document.Rates.ToArray());
        Assert.Equal((9.01m, 0.30m), (document.Net, document.Tax));
    }

    [Fact]
    public void A_rate_that_changed_is_not_mixed_with_its_predecessor()
    {
        var document = SalePricing.Price(PerRate, [Line(1, 10m, 17.5m), Line(1, 10m, 20m)]);

        Assert.Equal([1.75m, 2.00m], document.Rates.Select(rate => rate.Tax));
    }

    [Fact]
    public void A_percentage_is_taken_off_quantity_times_price()
    {
        var document = SalePricing.Price(PerRate, [Line(3, 3.33m, 20) with { Discount = new Discount(12.5m, null) }]);

        Assert.Equal((1.24875m, 8.74125m), (document.Lines[0].Discount, document.Lines[0].Net));
        Assert.Equal((8.74m, 1.75m), (document.Net, document.Tax));
    }

    [Fact]
    public void An_amount_is_taken_off_the_whole_line()
    {
        var document = SalePricing.Price(
            PerRate, [Line(3, 5m, 20) with { Discount = new Discount(null, new Money(2.50m, "GBP")) }]);

        Assert.Equal((12.50m, 2.50m, 15.00m), (document.Net, document.Tax, document.Total));
    }

    [Fact]
    public void A_weighed_quantity_times_a_fine_price_keeps_six_decimals() =>
        Assert.Equal(0.123457m, SalePricing.Price(PerRate, [Line(0.123m, 1.0037154m)]).Lines[0].Net);

    [Theory]
    [InlineData("GBP", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    public void A_currency_has_the_decimals_of_its_standard(string currency, int decimals) =>
        Assert.Equal(decimals, CurrencyDecimals.Of(currency));

    [Fact]
    public void Amounts_without_decimals_are_priced_by_the_same_rules()
    {
        var document = SalePricing.Price(new PricingRules(0, TaxRounding.PerRate), [Line(3, 105m, 10), Line(1, 98m, 10)]);

        Assert.Equal((413m, 41m), (document.Net, document.Tax));
        Assert.Equal([346m, 108m], document.Lines.Select(line => line.Gross));
    }

    private static LineToPrice Line(decimal quantity, decimal price, decimal percent = 21, string code = "STANDARD") =>
        new(quantity, price, null, code, percent);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
