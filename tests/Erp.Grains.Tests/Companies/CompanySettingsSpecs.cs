using System.Collections.Immutable;
using Erp.Companies;
using Erp.Grains.Companies;
using Erp.Grains.Journal;
using Erp.Inventory;
using Erp.Tax;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Companies;

/// <summary>The settings that sales are priced by, and when they are left as they are.</summary>
public class CompanySettingsSpecs
{
    private static readonly CompanyDefined Defined = new("Demo", "GBP", "Europe/London", TaxRounding.PerRate);

    private static readonly DateOnly Day = new(2017, 7, 1);

    private static readonly ScaleFormat Weight = new("21", 5, ScaleValue.Weight, 5, 3);

    private static readonly ImmutableArray<TaxComponent> Gst = [new("CGST", 9), new("SGST", 9)];

    [Fact]
    public void What_is_not_given_stays_as_it_is() =>
        Given<CompanyState>.Events(Defined with { CashRounding = 0.05m })
            .When(state => CompanyDecider.Decide(state, new UpdateCompany(PricesIncludeTax: true)))
            .Then(Defined with { CashRounding = 0.05m, PricesIncludeTax = true });

    [Fact]
    public void Defining_a_company_again_leaves_how_it_prices() =>
        Given<CompanyState>.Events(Defined with { PricesIncludeTax = true, CashRounding = 0.05m })
            .When(state => CompanyDecider.Decide(
                state, new DefineCompany("Shops", "GBP", "Europe/London"), timeZoneKnown: true))
            .Then(Defined with { Name = "Shops", PricesIncludeTax = true, CashRounding = 0.05m });

    [Theory]
    [InlineData(0.005)]
    [InlineData(-0.05)]
    [InlineData(101)]
    public void Cash_is_rounded_to_coins(double step) =>
        Assert.Equal(
            ["cashRounding"],
            CompanyDecider.Decide(CompanyState.Empty.Apply(Defined), new UpdateCompany(CashRounding: (decimal)step))
                .Errors.Select(error => error.Field));

    [Fact]
    public void A_company_that_is_not_set_up_has_no_settings_to_change() =>
        Given<CompanyState>.Events()
            .When(state => CompanyDecider.Decide(state, new UpdateCompany("Demo")))
            .ThenRefused(new CompanyUnknown());

    [Fact]
    public void Components_are_kept_with_their_rate()
    {
        var define = new DefineTaxCode("GST", "GST", TaxKind.Standard, [new TaxRate(Day, 18) { Components = Gst }]);

        var state = After(CompanyState.Empty.Apply(Defined), state => CompanyDecider.Decide(state, define));

        Assert.Equal(Gst.ToArray(), state.Facts!.FindTaxCode("GST")!.RateOn(Day)!.Value.Components.ToArray());
        Assert.Empty(CompanyDecider.Decide(state, define).Events);
    }

    [Theory]
    [InlineData("CGST", 9, "SGST", 8)]
    [InlineData("CGST", 9, "CGST", 9)]
    [InlineData("", 9, "SGST", 9)]
    [InlineData("CGST", -1, "SGST", 19)]
    public void Components_have_names_and_add_up(string first, int one, string second, int other)
    {
        var rate = new TaxRate(Day, 18) { Components = [new(first, one), new(second, other)] };

        Assert.Equal(["rates.0.components"], CompanyInput.RateErrors(TaxKind.Standard, [rate]).Select(error => error.Field));
    }

    [Fact]
    public void A_scale_format_is_replaced_by_another_of_its_prefix()
    {
        var price = Weight with { Value = ScaleValue.Price, Decimals = 2 };

        var state = CompanyState.Empty.Apply(Defined);
        foreach (var format in new[] { Weight, Weight with { Prefix = "20" }, price })
            state = After(state, now => CompanyDecider.Decide(now, new DefineScaleFormat(format)));

        Assert.Equal([Weight with { Prefix = "20" }, price], state.Facts!.ScaleFormats.ToArray());
    }

    [Theory]
    [InlineData("12", 5, 5, 3, "prefix")]
    [InlineData("211", 5, 5, 3, "prefix")]
    [InlineData("21", 0, 10, 3, "itemDigits")]
    [InlineData("21", 5, 4, 3, "valueDigits")]
    [InlineData("21", 5, 5, 6, "decimals")]
    public void A_scale_format_fills_a_gtin(string prefix, int item, int value, int decimals, string field) =>
        Assert.Equal(
            [field],
            CompanyInput.Errors(new ScaleFormat(prefix, item, ScaleValue.Weight, value, decimals)).Select(error => error.Field));

    [Fact]
    public void A_warehouses_shortage_policy_stays_unless_it_is_given() =>
        Given<CompanyState>.Events(Defined, new WarehouseDefined("MAIN", "Main") { Shortage = ShortagePolicy.Record })
            .When(state => CompanyDecider.Decide(state, new DefineWarehouse("main", "Main hall")))
            .Then(new WarehouseDefined("MAIN", "Main hall") { Shortage = ShortagePolicy.Record });

    private static CompanyState After(CompanyState state, Func<CompanyState, Decision> decide) =>
        decide(state).Events.Aggregate(state, static (now, @event) => now.Apply(@event));
}
