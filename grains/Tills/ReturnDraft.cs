using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>A return that lacks only what the sale's grain lets it take, and its number.</summary>
/// <param name="Original">The sale that is taken back.</param>
/// <param name="Sale">The sale as it was recorded.</param>
/// <param name="CashRounding">What cash is paid back in steps of.</param>
public sealed record ReturnDraft(
    string Id,
    SaleId Original,
    SaleCompleted Sale,
    decimal CashRounding,
    string? Reason,
    string Operator,
    DateOnly BusinessDate,
    DateTimeOffset OccurredAt)
{
    /// <returns>A draft, or else every error of the input at once.</returns>
    internal static (ReturnDraft? Draft, ImmutableArray<DomainError> Errors) Of(
        ReturnSale command, string terminal, CompanyFacts? company, ReturnFacts facts, in CommandContext context)
    {
        if (company is null) return (null, [new CompanyUnknown()]);
        if (company.FindTerminal(terminal) is null) return (null, [new TerminalUnknown(terminal) { Field = "terminal" }]);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var moment = SaleMoment.Of(command.OccurredAt, context.Now, company, context.Caller, errors);
        if (FreeText.CheckOptional(command.Reason, 200, "reason") is { } reason) errors.Add(reason);
        if (FreeText.CheckOptional(command.Operator, 64, "operator") is { } @operator) errors.Add(@operator);
        ReturnCheck.Check(facts, command.Lines, command.Refunds, company, path: "", errors);
        if (errors.Count > 0 || facts.Sale is not { } sale) return (null, errors.DrainToImmutable());
        var draft = new ReturnDraft(
            command.Id, command.Sale, sale, company.CashRounding, command.Reason, command.Operator ?? context.Caller.Actor,
            moment.BusinessDate, moment.OccurredAt);
        return (draft, []);
    }

    /// <summary>Null when what the sale lets it take is what the till expects.</summary>
    internal DomainError? Check(ReturnSale command, ReturnShare share)
    {
        var total = new Money(share.Total, Sale.Currency);
        var refunds = total with { Amount = command.Refunds.Sum(refund => refund.Amount.Amount) };
        if (!command.Refunds.IsEmpty && refunds != total) return new RefundMismatch(total, refunds) { Field = "refunds" };
        var due = total with { Amount = TakenBack.Negated(total.Amount) };
        return command.ExpectedTotal is { } expected && expected != due.Amount
            ? new TotalMismatch(due with { Amount = expected }, due) { Field = "expectedTotal" }
            : null;
    }
}
