using Erp.Simulation.Tests.Audit;
using Erp.Tills;

namespace Erp.Simulation.Tests.Story;

/// <summary>
/// A receipt that a device has printed. It has taken place, so nothing may refuse it but what another try mends: a gap before it, or, when
/// another device is the terminal now or has got its number, that it has to ask for another one.
/// </summary>
internal sealed class Printed(string terminal, CompleteSale command) : Request(command.Id)
{
    public CompleteSale Command { get; private set; } = command;

    public override async Task<bool> Send(IGrainFactory grains, Auditor auditor) =>
        Take(await grains.Till(terminal).CompleteSale(Command), auditor);

    /// <summary>Holds an answer, alone or out of a backlog's, against the paper and the books.</summary>
    /// <returns>Whether it is recorded.</returns>
    public bool Take(Outcome<Receipt> outcome, Auditor auditor)
    {
        auditor.Check(books =>
        {
            if (outcome.Value is { } receipt) Confirm(books, receipt);
            else if (Unexpected(outcome) is { } error) throw new ViolationException($"{Id} is printed and refused: {error.Message}");
        });
        if (outcome.Errors.Any(error => error.Code is "ENROLMENT_SUPERSEDED" or "SEQUENCE_TAKEN")) Command = Command with { Recover = true };
        return outcome.Accepted;
    }

    private void Confirm(Books books, Receipt receipt)
    {
        books.Till(terminal).Shown(receipt);
        if (receipt.Totals.Total != Command.ExpectedTotal)
            throw new ViolationException($"{Id} is recorded with another total than is printed");
        if (receipt.Number != Command.Sequence && !Command.Recover)
            throw new ViolationException($"{Id} is recorded under another number than is printed");
    }

    /// <summary>Another upload of the same receipt may have asked for another number, which makes it another request.</summary>
    private static DomainError? Unexpected(Outcome<Receipt> outcome) =>
        outcome.Errors.FirstOrDefault(error => error.Code is not ("SEQUENCE_GAP" or "ENROLMENT_SUPERSEDED" or "SEQUENCE_TAKEN" or "ID_REUSED"));
}
