using System.Collections.Immutable;
using Erp.Companies;
using Erp.Grains.Companies;
using Erp.Tax;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Companies;

public class CompanyDeciderSpecs
{
    private static readonly DateOnly Day = new(2011, 1, 4);
    private static readonly CompanyDefined Defined = new("Shop", "GBP", "Europe/London", TaxRounding.PerRate);
    private static readonly DefineCompany Define = new("Shop", "GBP", "Europe/London");

    // ---- the company

    [Fact]
    public void A_company_is_set_up_once()
    {
        var after = Given<CompanyState>.Nothing
            .When(state => CompanyDecider.Decide(state, Define, timeZoneKnown: true))
            .Then(Defined);

        Assert.Equal(("Shop", "GBP", "Europe/London"), (after.State.Facts!.Name, after.State.Facts.Currency, after.State.Facts.TimeZone));
    }

    [Fact]
    public void A_company_may_be_renamed_but_keeps_its_currency()
    {
        var given = Given<CompanyState>.Events(Defined);

        given.When(state => CompanyDecider.Decide(state, Define with { Name = "Store", TaxRounding = TaxRounding.PerLine }, true))
            .Then(Defined with { Name = "Store", TaxRounding = TaxRounding.PerLine });
        given.When(state => CompanyDecider.Decide(state, Define with { Currency = "EUR" }, true))
            .ThenRefused(new CurrencyFixed("GBP") { Field = "currency" });
    }

    [Fact]
    public void Every_error_of_a_company_comes_at_once()
    {
        Given<CompanyState>.Nothing
            .When(state => CompanyDecider.Decide(state, new DefineCompany("", "gbp", "Middle/Earth"), timeZoneKnown: false))
            .ThenRefused(
                new InvalidInput("1 to 200 characters are expected.") { Field = "name" },
                new InvalidInput("An ISO 4217 code of three capital letters is expected.") { Field = "currency" },
                new InvalidInput("A time zone's IANA name is expected, such as Europe/London.") { Field = "timeZone" });
    }

    // ---- warehouses and terminals

    [Fact]
    public void A_warehouses_code_is_kept_in_upper_case()
    {
        var after = Given<CompanyState>.Events(Defined)
            .When(state => CompanyDecider.Decide(state, new DefineWarehouse(" main", "Main store")))
            .Then(new WarehouseDefined("MAIN", "Main store"));

        Assert.Equal(new Warehouse("MAIN", "Main store"), after.State.Facts!.FindWarehouse("Main"));
        Assert.Null(after.State.Facts.FindWarehouse("MAI"));
    }

    [Fact]
    public void Warehouses_are_found_whatever_order_they_came_in()
    {
        var facts = Given<CompanyState>.Events(
            Defined, new WarehouseDefined("M", "1"), new WarehouseDefined("Z_1", "2"), new WarehouseDefined("A-1", "3"),
            new WarehouseDefined("A1", "4"), new WarehouseDefined("M", "5")).State.Facts!;

        Assert.Equal(["A-1", "A1", "M", "Z_1"], facts.Warehouses.Select(one => one.Code));
        Assert.All(facts.Warehouses, one => Assert.Same(one, facts.FindWarehouse(one.Code.ToLowerInvariant())));
        Assert.Equal("5", facts.FindWarehouse("M")!.Name);
    }

    [Fact]
    public void A_terminal_belongs_to_a_warehouse_that_exists()
    {
        var given = Given<CompanyState>.Events(Defined, new WarehouseDefined("MAIN", "Main store"));

        given.When(state => CompanyDecider.Decide(state, new DefineTerminal("t0", "Till 0", "main")))
            .Then(new TerminalDefined("T0", "Till 0", "MAIN"));
        given.When(state => CompanyDecider.Decide(state, new DefineTerminal("t0", "Till 0", "other")))
            .ThenRefused(new WarehouseUnknown("OTHER") { Field = "warehouse" });
    }

    [Fact]
    public void Codes_and_names_have_a_form()
    {
        Given<CompanyState>.Events(Defined)
            .When(state => CompanyDecider.Decide(state, new DefineWarehouse("A/B", "")))
            .ThenRefused(
                new InvalidInput("1 to 64 letters A-Z, digits, _ or - are expected.") { Field = "code" },
                new InvalidInput("1 to 200 characters are expected.") { Field = "name" });
    }

    [Fact]
    public void Nothing_is_defined_before_the_company_is()
    {
        var given = Given<CompanyState>.Nothing;

        given.When(state => CompanyDecider.Decide(state, new DefineWarehouse("MAIN", "Main"))).ThenRefused(new CompanyUnknown());
        given.When(state => CompanyDecider.Decide(state, new DefineTerminal("T0", "Till", "MAIN"))).ThenRefused(new CompanyUnknown());
        given.When(state => CompanyDecider.Decide(state, new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, [new TaxRate(Day, 0)])))
            .ThenRefused(new CompanyUnknown());
    }

    // ---- tax codes

    [Fact]
    public void A_tax_codes_rates_are_kept_in_order_and_hold_until_the_next()
    {
        var after = Given<CompanyState>.Events(Defined)
            .When(state => CompanyDecider.Decide(
                state, new DefineTaxCode("standard", "Standard", TaxKind.Standard, [new TaxRate(Day, 20), new TaxRate(new DateOnly(2010, 1, 1), 17.5m)])))
            .Then(new TaxCodeDefined("STANDARD", "Standard", TaxKind.Standard, [new DatedRate(new DateOnly(2010, 1, 1), 17.5m), new DatedRate(Day, 20)]));

        var code = after.State.Facts!.FindTaxCode("standard")!;
        Assert.Null(code.RateOn(new DateOnly(2009, 12, 31))?.Percent);
        Assert.Equal(17.5m, code.RateOn(new DateOnly(2010, 1, 1))?.Percent);
        Assert.Equal(17.5m, code.RateOn(Day.AddDays(-1))?.Percent);
        Assert.Equal(20, code.RateOn(Day)?.Percent);
        Assert.Equal((TaxKind.Standard, "Standard"), (code.Kind, code.Name));
    }

    [Fact]
    public void A_tax_code_may_be_defined_anew()
    {
        Given<CompanyState>.Events(Defined, new TaxCodeDefined("STANDARD", "Standard", TaxKind.Standard, [new DatedRate(Day, 20)]))
            .When(state => CompanyDecider.Decide(state, new DefineTaxCode("STANDARD", "Standard", TaxKind.Standard, [new TaxRate(Day, 21)])))
            .Then(new TaxCodeDefined("STANDARD", "Standard", TaxKind.Standard, [new DatedRate(Day, 21)]));
    }

    [Fact]
    public void Every_error_of_a_tax_codes_rates_comes_at_once()
    {
        ImmutableArray<TaxRate> rates =
            [new(Day, -1), new(Day, 100.5m), new(Day.AddDays(1), 1.00001m), new(Day.AddDays(2), 5)];

        Given<CompanyState>.Events(Defined)
            .When(state => CompanyDecider.Decide(state, new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, rates)))
            .ThenRefused(
                new InvalidInput("A percentage from 0 to 100 with at most 4 decimals is expected.") { Field = "rates.0.percent" },
                new InvalidInput("A percentage from 0 to 100 with at most 4 decimals is expected.") { Field = "rates.1.percent" },
                new InvalidInput("Another rate begins on 2011-01-04 too.") { Field = "rates.1.validFrom" },
                new InvalidInput("A percentage from 0 to 100 with at most 4 decimals is expected.") { Field = "rates.2.percent" },
                new InvalidInput("A tax code of kind Zero has the rate 0.") { Field = "rates.3.percent" });
    }

    [Fact]
    public void A_tax_code_has_at_least_one_rate()
    {
        Given<CompanyState>.Events(Defined)
            .When(state => CompanyDecider.Decide(state, new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, [])))
            .ThenRefused(new InvalidInput("At least one rate is expected.") { Field = "rates" });
    }

    [Fact]
    public void The_business_day_is_counted_where_the_company_trades()
    {
        var facts = Given<CompanyState>.Events(Defined with { TimeZone = "Pacific/Auckland" }).State.Facts!;

        Assert.Equal(new DateOnly(2026, 1, 3), facts.LocalDate(new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero)));
    }
}
