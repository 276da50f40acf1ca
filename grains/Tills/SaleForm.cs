using System.Globalization;
using Erp.Grains.Catalog;
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
        var errors = Check(command.Id, terminal, caller, printed: command.Offline);
        errors = errors.AddRange(Numbering(command.Sequence, command.Epoch)).AddRange(Printed(command, caller));
        if (command.Lines.IsDefaultOrEmpty || command.Lines.Length > CompleteSale.MaxLines)
            errors = errors.Add(new InvalidInput($"A sale has 1 to {CompleteSale.MaxLines} lines.") { Field = "lines" });
        if (command.Payments.IsDefault || command.Payments.Length > CompleteSale.MaxPayments)
            errors = errors.Add(new InvalidInput($"A sale has at most {CompleteSale.MaxPayments} payments.") { Field = "payments" });
        return command.Returns.IsDefaultOrEmpty ? errors : errors.AddRange(Exchange(command, caller));
    }

    private static IEnumerable<DomainError> Exchange(CompleteSale command, Caller caller)
    {
        if (!caller.May(Permission.PosReturn)) yield return new ReturnForbidden { Field = "returns" };
        // Whether goods were sold, and have not come back elsewhere, is only known here.
        if (command.Offline) yield return new InvalidInput("Goods are taken back online only.") { Field = "returns" };
        if (command.Returns.Sum(part => part.Lines.IsDefault ? 0 : part.Lines.Length) > CompleteSale.MaxLines)
            yield return new InvalidInput($"A return has at most {CompleteSale.MaxLines} lines.") { Field = "returns" };
        for (var i = 0; i < command.Returns.Length; i++)
        {
            var part = command.Returns[i];
            var field = string.Create(CultureInfo.InvariantCulture, $"returns.{i}");
            if (!ShortCode.IsValid(part.Sale.Terminal) || !SaleId.IsClientId(part.Sale.ClientId))
                yield return new InvalidInput("A sale's id is its terminal and its client's id, like T0/abc-1.") { Field = $"{field}.sale" };
            if (command.Returns.Take(i).Any(earlier => earlier.Sale == part.Sale))
                yield return new InvalidInput("What comes back of one sale is given together.") { Field = $"{field}.sale" };
            if (part.Lines.IsDefault || part.Refunds.IsDefault || part.Refunds.Length > CompleteSale.MaxPayments)
                yield return new InvalidInput($"A return has at most {CompleteSale.MaxPayments} refunds.") { Field = $"{field}.refunds" };
        }
    }

    public static ImmutableArray<DomainError> Check(ReturnSale command, string terminal, Caller caller)
    {
        var errors = Check(command.Id, terminal, caller).AddRange(Numbering(command.Sequence, command.Epoch));
        if (!ShortCode.IsValid(command.Sale.Terminal) || !SaleId.IsClientId(command.Sale.ClientId))
            errors = errors.Add(new InvalidInput("A sale's id is its terminal and its client's id, like T0/abc-1.") { Field = "sale" });
        if (command.Lines.IsDefault || command.Lines.Length > CompleteSale.MaxLines)
            errors = errors.Add(new InvalidInput($"A return has at most {CompleteSale.MaxLines} lines.") { Field = "lines" });
        if (command.Refunds.IsDefault || command.Refunds.Length > CompleteSale.MaxPayments)
            errors = errors.Add(new InvalidInput($"A return has at most {CompleteSale.MaxPayments} refunds.") { Field = "refunds" });
        return errors;
    }

    public static ImmutableArray<DomainError> Check(EnrolTerminal command, string terminal, Caller caller)
    {
        var errors = Check(command.Id, terminal, caller);
        return FreeText.CheckOptional(command.Device, 100, "device") is { } wrong ? errors.Add(wrong) : errors;
    }

    public static ImmutableArray<DomainError> Check(CloseShift command, string terminal, Caller caller)
    {
        var errors = Check(command.Id, terminal, caller);
        return FreeText.CheckOptional(command.Operator, 64, "operator") is { } wrong ? errors.Add(wrong) : errors;
    }

    /// <summary>A backlog may be uploaded by another device than the one that printed it.</summary>
    private static ImmutableArray<DomainError> Check(string id, string terminal, Caller caller, bool printed = false)
    {
        if (!caller.MayUseTerminal(terminal) && !(printed && caller.May(Permission.PosUpload)))
            return [new TerminalForbidden(terminal) { Field = "terminal" }];
        return SaleId.IsClientId(id)
            ? []
            : [new InvalidInput($"An id has 1 to {SaleId.MaxClientIdLength} characters, none of them a control character.") { Field = "id" }];
    }

    private static ImmutableArray<DomainError> Numbering(long? sequence, long? epoch) => (sequence, epoch) switch
    {
        (null, null) => [],
        (null, not null) => [new InvalidInput("An epoch says under which enrolment a sequence was given: give both of them.") { Field = "sequence" }],
        (not null, null) => [new InvalidInput("A sequence needs the epoch that the terminal got when it was enrolled.") { Field = "epoch" }],
        ( < 1, _) => [new InvalidInput("Receipts are numbered from 1.") { Field = "sequence" }],
        (_, < 1) => [new InvalidInput("Enrolments are numbered from 1.") { Field = "epoch" }],
        _ => [],
    };

    private static ImmutableArray<DomainError> Printed(CompleteSale command, Caller caller)
    {
        if (!command.Offline)
            return command.Recover ? [new InvalidInput("Only what was sold offline can be recovered.") { Field = "recover" }] : [];
        var errors = ImmutableArray<DomainError>.Empty;
        if (!caller.May(Permission.PosSellOffline)) errors = errors.Add(new OfflineForbidden { Field = "offline" });
        if (command.Recover && !caller.May(Permission.PosRecover)) errors = errors.Add(new RecoveryForbidden { Field = "recover" });
        if (command.Sequence is null) errors = errors.Add(Missing("number", "sequence"));
        if (command.OccurredAt is null) errors = errors.Add(Missing("time", "occurredAt"));
        if (command.ExpectedTotal is null) errors = errors.Add(Missing("total", "expectedTotal"));
        return errors.AddRange(PrintedTexts(command));
    }

    /// <summary>What the house does not know is recorded as the paper says, so what the paper says must be such as can be kept.</summary>
    private static IEnumerable<DomainError> PrintedTexts(CompleteSale command)
    {
        if (FreeText.CheckOptional(command.Warehouse, ShortCode.MaxLength, "warehouse") is { } warehouse) yield return warehouse;
        for (var i = 0; !command.Lines.IsDefault && i < command.Lines.Length; i++)
        {
            var (line, field) = (command.Lines[i], string.Create(CultureInfo.InvariantCulture, $"lines.{i}"));
            if (FreeText.CheckOptional(line.Name, ProductInput.MaxName, $"{field}.name") is { } name) yield return name;
            if (FreeText.CheckOptional(line.TaxCode, ShortCode.MaxLength, $"{field}.taxCode") is { } taxCode) yield return taxCode;
        }
    }

    private static InvalidInput Missing(string what, string field) =>
        new($"A sale that was printed offline comes with the {what} that was printed.") { Field = field };
}
