using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What can be said of a command before anybody is asked: whether the caller may use the terminal, whether the command has an id to be
/// remembered by, and whether it is of a size that one document can have.
/// </summary>
internal static class SaleForm
{
    public static ImmutableArray<DomainError> Check(CompleteSale command, string terminal, Caller caller)
    {
        var errors = Check(command.Id, terminal, caller);
        if (command.Lines.IsDefaultOrEmpty || command.Lines.Length > CompleteSale.MaxLines)
            errors = errors.Add(new InvalidInput($"A sale has 1 to {CompleteSale.MaxLines} lines.") { Field = "lines" });
        if (command.Payments.IsDefault || command.Payments.Length > CompleteSale.MaxPayments)
            errors = errors.Add(new InvalidInput($"A sale has at most {CompleteSale.MaxPayments} payments.") { Field = "payments" });
        return errors;
    }

    public static ImmutableArray<DomainError> Check(ReturnSale command, string terminal, Caller caller)
    {
        var errors = Check(command.Id, terminal, caller);
        if (!ShortCode.IsValid(command.Sale.Terminal) || !SaleId.IsClientId(command.Sale.ClientId))
            errors = errors.Add(new InvalidInput("A sale's id is its terminal and its client's id, like T0/abc-1.") { Field = "sale" });
        return errors;
    }

    private static ImmutableArray<DomainError> Check(string id, string terminal, Caller caller)
    {
        if (!caller.MayUseTerminal(terminal)) return [new TerminalForbidden(terminal) { Field = "terminal" }];
        return SaleId.IsClientId(id)
            ? []
            : [new InvalidInput($"An id has 1 to {SaleId.MaxClientIdLength} characters, none of them a control character.") { Field = "id" }];
    }
}
