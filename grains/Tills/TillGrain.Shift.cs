using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Who is the terminal, and what its shift has come to.</summary>
public sealed partial class TillGrain
{
    public Task<Outcome<Enrolment>> EnrolTerminal(EnrolTerminal command)
    {
        var context = Context();
        if (SaleForm.Check(command, _key.Terminal, context.Caller) is { IsEmpty: false } errors) return Refused<Enrolment>(errors);
        var recorded = new RecordedCommand(command.Id, SaleInput.HashOf(command));
        return Once(recorded, () => Enrol(command, recorded, context), @event => Show((TerminalEnrolled)@event));
    }

    public Task<Outcome<XReport>> CloseShift(CloseShift command)
    {
        var context = Context();
        if (SaleForm.Check(command, _key.Terminal, context.Caller) is { IsEmpty: false } errors) return Refused<XReport>(errors);
        var recorded = new RecordedCommand(command.Id, SaleInput.HashOf(command));
        return Once(recorded, () => Close(command, recorded, context), @event => Show((ShiftClosed)@event));
    }

    public Task<XReport> GetXReport() => WhenDurable(
        new XReport(_key.Terminal, State.Shift, State.FirstNumber, State.LastNumber, State.Since, State.Totals));

    public Task<ShiftTotals> GetTotals() => WhenDurable(State.Totals);

    public Task<ChainHead> GetChainHead() => WhenDurable(new ChainHead(State.LastNumber, State.Head));

    private async Task<Outcome<Enrolment>> Enrol(EnrolTerminal command, RecordedCommand recorded, CommandContext context)
    {
        var company = await FindCompany();
        if (Missing(company) is { } missing) return await Refused<Enrolment>([missing]);
        var enrolled = TillDecider.Enrol(State, command);
        return await Commit(Decision.Accept(enrolled), Context() with { Caller = context.Caller }, _ => Show(enrolled), recorded);
    }

    private async Task<Outcome<XReport>> Close(CloseShift command, RecordedCommand recorded, CommandContext context)
    {
        var company = await FindCompany();
        if (Missing(company) is { } missing) return await Refused<XReport>([missing]);
        context = Context() with { Caller = context.Caller };
        var closed = TillDecider.CloseShift(State, command, company!.Currency, context);
        return await Commit(Decision.Accept(closed), context, _ => Show(closed), recorded);
    }

    private async Task<CompanyFacts?> FindCompany()
    {
        using var system = SystemIdentity.Begin(_key.Company);
        return await GrainFactory.Company(_key.Company).GetFacts();
    }

    /// <summary>Null where the company has this terminal.</summary>
    private DomainError? Missing(CompanyFacts? company)
    {
        if (company is null) return new CompanyUnknown();
        return company.FindTerminal(_key.Terminal) is null ? new TerminalUnknown(_key.Terminal) { Field = "terminal" } : null;
    }

    private Enrolment Show(TerminalEnrolled enrolled) => new(_key.Terminal, enrolled.Epoch, enrolled.Next, enrolled.Device);

    private XReport Show(ShiftClosed closed) =>
        new(_key.Terminal, closed.Shift, closed.First, closed.Last, closed.Since, closed.Totals)
        {
            ClosedAt = closed.ClosedAt,
            ClosedBy = closed.Operator,
        };
}
