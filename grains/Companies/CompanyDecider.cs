using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>
/// The rules of a company's settings. All errors of the input come at once, then what the input refers to is looked up.
/// What is defined already in the same way changes nothing, so every command may be repeated.
/// </summary>
public static class CompanyDecider
{
    /// <param name="timeZoneKnown">Whether this machine knows the time zone that is asked for.</param>
    public static Decision Decide(CompanyState state, DefineCompany command, bool timeZoneKnown)
    {
        var errors = CompanyInput.Errors(command, timeZoneKnown);
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is { } facts && facts.Currency != command.Currency)
            return Decision.Refuse(new CurrencyFixed(facts.Currency) { Field = "currency" });

        return Changed(state, new CompanyDefined(command.Name, command.Currency, command.TimeZone, command.TaxRounding));
    }

    public static Decision Decide(CompanyState state, DefineWarehouse command)
    {
        var code = ShortCode.Normalize(command.Code);
        var errors = CompanyInput.Errors(code, command.Name);
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is null) return Decision.Refuse(new CompanyUnknown());

        return Changed(state, new WarehouseDefined(code, command.Name));
    }

    public static Decision Decide(CompanyState state, DefineTerminal command)
    {
        var code = ShortCode.Normalize(command.Code);
        var warehouse = ShortCode.Normalize(command.Warehouse);
        var errors = CompanyInput.Errors(code, command.Name);
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is not { } facts) return Decision.Refuse(new CompanyUnknown());
        if (facts.FindWarehouse(warehouse) is null)
            return Decision.Refuse(new WarehouseUnknown(warehouse) { Field = "warehouse" });

        return Changed(state, new TerminalDefined(code, command.Name, warehouse));
    }

    public static Decision Decide(CompanyState state, DefineTaxCode command)
    {
        var code = ShortCode.Normalize(command.Code);
        var errors = CompanyInput.Errors(code, command.Name).AddRange(CompanyInput.RateErrors(command.Kind, command.Rates));
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is null) return Decision.Refuse(new CompanyUnknown());

        var rates = command.Rates.OrderBy(rate => rate.ValidFrom).Select(rate => new DatedRate(rate.ValidFrom, rate.Percent));
        return Changed(state, new TaxCodeDefined(code, command.Name, command.Kind, [.. rates]));
    }

    private static Decision Changed(CompanyState state, CompanyEvent @event) =>
        state.Facts is { } facts && Says(facts, @event) ? Decision.Nothing : Decision.Accept(@event);

    /// <summary>Whether the settings say already what the event would say.</summary>
    private static bool Says(CompanyFacts facts, CompanyEvent @event) => @event switch
    {
        CompanyDefined e => e == new CompanyDefined(facts.Name, facts.Currency, facts.TimeZone, facts.TaxRounding),
        WarehouseDefined e => facts.FindWarehouse(e.Code) == new Warehouse(e.Code, e.Name),
        TerminalDefined e => facts.FindTerminal(e.Code) == new Terminal(e.Code, e.Name, e.Warehouse),
        TaxCodeDefined e => facts.FindTaxCode(e.Code) is { } known
            && (known.Name, known.Kind) == (e.Name, e.Kind)
            && known.Rates.Select(rate => new DatedRate(rate.ValidFrom, rate.Percent)).SequenceEqual(e.Rates),
        _ => false,
    };
}
