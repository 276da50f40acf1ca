using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Inventory;
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

        return Changed(state, new CompanyDefined(command.Name, command.Currency, command.TimeZone, command.TaxRounding)
        {
            PricesIncludeTax = state.Facts?.PricesIncludeTax ?? false,
            CashRounding = state.Facts?.CashRounding ?? 0,
        });
    }

    public static Decision Decide(CompanyState state, UpdateCompany command)
    {
        if (state.Facts is not { } facts) return Decision.Refuse(new CompanyUnknown());
        var errors = CompanyInput.Errors(command, CurrencyDecimals.Of(facts.Currency));
        if (!errors.IsEmpty) return Decision.Refuse(errors);

        var now = Defined(facts);
        return Changed(state, now with
        {
            Name = command.Name ?? now.Name,
            TaxRounding = command.TaxRounding ?? now.TaxRounding,
            PricesIncludeTax = command.PricesIncludeTax ?? now.PricesIncludeTax,
            CashRounding = command.CashRounding ?? now.CashRounding,
        });
    }

    public static Decision Decide(CompanyState state, DefineWarehouse command)
    {
        var code = ShortCode.Normalize(command.Code);
        var errors = CompanyInput.Errors(code, command.Name);
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is not { } facts) return Decision.Refuse(new CompanyUnknown());

        var shortage = command.Shortage ?? facts.FindWarehouse(code)?.Shortage ?? ShortagePolicy.Refuse;
        return Changed(state, new WarehouseDefined(code, command.Name) { Shortage = shortage });
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

        var rates = command.Rates.OrderBy(rate => rate.ValidFrom).Select(ToDatedRate);
        return Changed(state, new TaxCodeDefined(code, command.Name, command.Kind, [.. rates]));
    }

    public static Decision Decide(CompanyState state, DefineScaleFormat command)
    {
        var format = command.Format;
        var errors = CompanyInput.Errors(format);
        if (!errors.IsEmpty) return Decision.Refuse(errors);
        if (state.Facts is null) return Decision.Refuse(new CompanyUnknown());

        return Changed(state, new ScaleFormatDefined(
            format.Prefix, format.ItemDigits, format.Value, format.ValueDigits, format.Decimals));
    }

    private static CompanyDefined Defined(CompanyFacts facts) =>
        new(facts.Name, facts.Currency, facts.TimeZone, facts.TaxRounding)
        {
            PricesIncludeTax = facts.PricesIncludeTax,
            CashRounding = facts.CashRounding,
        };

    private static DatedRate ToDatedRate(TaxRate rate) => new(rate.ValidFrom, rate.Percent)
    {
        Components = rate.Components.IsEmpty
            ? null
            : [.. rate.Components.Select(part => new RateComponent(part.Name, part.Percent))],
    };

    private static Decision Changed(CompanyState state, CompanyEvent @event) =>
        state.Facts is { } facts && Says(facts, @event) ? Decision.Nothing : Decision.Accept(@event);

    /// <summary>Whether the settings say already what the event would say.</summary>
    private static bool Says(CompanyFacts facts, CompanyEvent @event) => @event switch
    {
        CompanyDefined e => e == Defined(facts),
        WarehouseDefined e => facts.FindWarehouse(e.Code) == new Warehouse(e.Code, e.Name) { Shortage = e.Shortage },
        TerminalDefined e => facts.FindTerminal(e.Code) == new Terminal(e.Code, e.Name, e.Warehouse),
        TaxCodeDefined e => facts.FindTaxCode(e.Code) is { } known
            && (known.Name, known.Kind) == (e.Name, e.Kind)
            && known.Rates.Select(ToDatedRate).SequenceEqual(e.Rates, Rates),
        ScaleFormatDefined e => facts.ScaleFormats.Contains(
            new ScaleFormat(e.Prefix, e.ItemDigits, e.Value, e.ValueDigits, e.Decimals)),
        _ => false,
    };

    /// <summary>An array is equal to itself only, so a rate's components are compared one by one.</summary>
    private static readonly IEqualityComparer<DatedRate> Rates = EqualityComparer<DatedRate>.Create(static (one, other) =>
        one with { Components = null } == other with { Components = null }
        && (one.Components ?? []).SequenceEqual(other.Components ?? []));
}
