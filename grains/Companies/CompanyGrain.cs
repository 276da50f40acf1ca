using Erp.Companies;
using Erp.Grains.Journal;

namespace Erp.Grains.Companies;

/// <summary>The shell of a company's settings.</summary>
[GrainType("company")]
public sealed class CompanyGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<CompanyState>(journal, clock), ICompanyGrain
{
    public Task<Outcome<CompanyFacts>> Define(DefineCompany command)
    {
        var timeZoneKnown = TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out _);
        return Record(CompanyDecider.Decide(State, command, timeZoneKnown));
    }

    public Task<Outcome<CompanyFacts>> Update(UpdateCompany command) => Record(CompanyDecider.Decide(State, command));

    public Task<Outcome<CompanyFacts>> DefineWarehouse(DefineWarehouse command) => Record(CompanyDecider.Decide(State, command));

    public Task<Outcome<CompanyFacts>> DefineTerminal(DefineTerminal command) => Record(CompanyDecider.Decide(State, command));

    public Task<Outcome<CompanyFacts>> DefineTaxCode(DefineTaxCode command) => Record(CompanyDecider.Decide(State, command));

    public Task<Outcome<CompanyFacts>> DefineScaleFormat(DefineScaleFormat command) => Record(CompanyDecider.Decide(State, command));

    public Task<CompanyFacts?> GetFacts() => WhenDurable(State.Facts);

    private Task<Outcome<CompanyFacts>> Record(Decision decision) => Commit(decision, Context(), static state =>
        state.Facts ?? throw new InvalidOperationException("A setting was accepted for a company that is not set up."));
}
