using System.Globalization;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Prices a sale from the facts, or says everything that is wrong with its input at once. Precedence: a company or terminal that does
/// not exist hides all else; the header's errors come before the lines', those before the payments'; whether enough was paid is only
/// asked of a sale that has a price, and of an exchange not here, since it depends on what the earlier sale lets it take back.
/// </summary>
internal sealed class SaleDrafter
{
    private readonly CompleteSale _command;
    private readonly CompanyFacts _company;
    private readonly PricingRules _rules;
    private readonly Caller _caller;
    private readonly ImmutableArray<DomainError>.Builder _errors = ImmutableArray.CreateBuilder<DomainError>();

    private SaleDrafter(CompleteSale command, CompanyFacts company, Caller caller) =>
        (_command, _company, _rules, _caller) = (command, company, PricingRules.Of(company), caller);

    /// <returns>A draft, or else errors.</returns>
    public static (SaleDraft? Draft, ImmutableArray<DomainError> Errors) Draft(
        CompleteSale command, string terminal, SaleFacts facts, in CommandContext context)
    {
        if (facts.Company is not { } company) return (null, [new CompanyUnknown()]);
        if (company.FindTerminal(terminal) is not { } at) return (null, [new TerminalUnknown(terminal) { Field = "terminal" }]);
        var drafter = new SaleDrafter(command, company, context.Caller);
        var draft = drafter.Draft(at, facts, context.Now);
        return drafter._errors.Count > 0 ? (null, drafter._errors.DrainToImmutable()) : (draft, []);
    }

    private SaleDraft? Draft(Terminal terminal, SaleFacts facts, DateTimeOffset now)
    {
        var warehouse = Warehouse(terminal);
        var moment = SaleMoment.Of(_command.OccurredAt, now, _company, _caller, _errors);
        Text(_command.Customer, 100, "customer");
        Text(_command.Operator, 64, "operator");
        var lines = Lines(facts, moment);
        Payments();
        if (_errors.Count > 0) return null;

        if (Price(lines) is not { } amounts) return null;
        var draft = new SaleDraft(
            _command.Id, warehouse, _company.Currency, lines, amounts, [],
            _command.Customer, _command.Operator ?? _caller.Actor, moment.BusinessDate, moment.OccurredAt)
        {
            DiscountReason = _command.Discount?.Reason,
            PricesIncludeTax = _company.PricesIncludeTax,
        };
        return _command.Returns.IsEmpty ? Pay(draft) : draft;
    }

    private SaleDraft? Pay(SaleDraft draft)
    {
        var amounts = draft.Amounts;
        var rounding = Tenders.Rounding(_command.Payments, amounts.Total, _company.CashRounding);
        if (Due(amounts.Total + rounding) is not { } due) return null;
        if (Tenders.Check(_command.Payments, new Money(due, _company.Currency)) is { } wrong)
        {
            _errors.Add(wrong);
            return null;
        }
        return draft with { Payments = Tenders.Apply(_command.Payments, due), Rounding = rounding };
    }

    /// <returns>Null when the sale is worth too much, or something cannot be taken off it.</returns>
    private PricedDocument? Price(ImmutableArray<DraftLine> lines)
    {
        var toPrice = new LineToPrice[lines.Length];
        var worth = 0m;
        for (var i = 0; i < lines.Length; i++)
        {
            toPrice[i] = lines[i].Priced;
            worth += SalePricing.Extended(toPrice[i]);
        }
        if (worth > SaleLimits.Amount)
            _errors.Add(new InvalidInput($"A sale is worth at most {SaleLimits.Amount}.") { Field = "lines" });
        else if (DiscountCheck.Check(_command.Discount, SalePricing.DiscountableWorth(_rules, toPrice), _company.Currency, _rules) is { } wrong)
            _errors.Add(wrong);
        else
            return SalePricing.Price(_rules, toPrice, _command.Discount);
        return null;
    }

    /// <summary>What is to be paid: online what the sale comes to, which the terminal has to show; offline what was printed.</summary>
    private decimal? Due(decimal total)
    {
        if (_command.ExpectedTotal is not { } expected || expected == total) return total;
        if (!_command.Offline)
            _errors.Add(new TotalMismatch(new Money(expected, _company.Currency), new Money(total, _company.Currency)) { Field = "expectedTotal" });
        else if (_rules.Fits(expected) && Math.Abs(expected) <= SaleLimits.Amount)
            return expected;
        else
            _errors.Add(new InvalidInput($"{expected} cannot be paid in whole coins.") { Field = "expectedTotal" });
        return null;
    }

    private string Warehouse(Terminal terminal)
    {
        if (_command.Warehouse is null) return terminal.Warehouse;
        if (_company.FindWarehouse(_command.Warehouse) is { } warehouse) return warehouse.Code;
        _errors.Add(new WarehouseUnknown(_command.Warehouse) { Field = "warehouse" });
        return "";
    }

    private ImmutableArray<DraftLine> Lines(SaleFacts facts, SaleMoment moment)
    {
        var check = new SaleLineCheck(_company, _rules, _caller, moment, _command.Offline, _errors);
        var lines = ImmutableArray.CreateBuilder<DraftLine>(_command.Lines.Length);
        for (var i = 0; i < _command.Lines.Length; i++)
            if (check.Check(i, _command.Lines[i], facts.Products[i]) is { } line)
                lines.Add(line);
        return lines.DrainToImmutable();
    }

    private void Payments()
    {
        for (var i = 0; i < _command.Payments.Length; i++)
        {
            var payment = _command.Payments[i];
            var field = string.Create(CultureInfo.InvariantCulture, $"payments.{i}");
            if (payment.Amount.Currency != _company.Currency)
                _errors.Add(new CurrencyMismatch(payment.Amount.Currency, _company.Currency) { Field = $"{field}.amount" });
            else if (payment.Amount.Amount is <= 0 or > SaleLimits.Amount || !_rules.Fits(payment.Amount.Amount))
                _errors.Add(new InvalidInput($"{payment.Amount} cannot be tendered: it must be above zero, in whole coins.") { Field = $"{field}.amount" });
            if (!Enum.IsDefined(payment.Method))
                _errors.Add(new InvalidInput("There is no such method of payment.") { Field = $"{field}.method" });
            Text(payment.Reference, 100, $"{field}.reference");
        }
    }

    private void Text(string? text, int maxLength, string field)
    {
        if (FreeText.CheckOptional(text, maxLength, field) is { } wrong) _errors.Add(wrong);
    }
}
