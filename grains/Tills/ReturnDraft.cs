using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>A return that lacks only its number.</summary>
/// <param name="Original">The sale that is taken back.</param>
/// <param name="Sale">The sale as it was recorded.</param>
public sealed record ReturnDraft(
    string Id,
    SaleId Original,
    SaleCompleted Sale,
    string? Reason,
    string Operator,
    DateOnly BusinessDate,
    DateTimeOffset OccurredAt)
{
    /// <returns>A draft, or else every error of the input at once.</returns>
    internal static (ReturnDraft? Draft, ImmutableArray<DomainError> Errors) Of(
        ReturnSale command, string terminal, CompanyFacts? company, SaleCompleted? sale, in CommandContext context)
    {
        if (company is null) return (null, [new CompanyUnknown()]);
        if (company.FindTerminal(terminal) is null) return (null, [new TerminalUnknown(terminal) { Field = "terminal" }]);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var moment = SaleMoment.Of(command.OccurredAt, context.Now, company, context.Caller, errors);
        if (FreeText.Check(command.Reason, 200, "reason") is { } reason) errors.Add(reason);
        if (FreeText.Check(command.Operator, 64, "operator") is { } @operator) errors.Add(@operator);
        if (sale is null) errors.Add(new SaleUnknown(command.Sale) { Field = "sale" });
        if (errors.Count > 0 || sale is null) return (null, errors.DrainToImmutable());
        var draft = new ReturnDraft(
            command.Id, command.Sale, sale, command.Reason, command.Operator ?? context.Caller.Actor,
            moment.BusinessDate, moment.OccurredAt);
        return (draft, []);
    }
}
