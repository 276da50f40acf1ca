using Erp.Api.Companies;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[QueryType]
public static class TerminalQueries
{
    [Authorize(Permission.SalesRead)]
    [GraphQLDescription("What the terminal's shift has come to so far; null when there is no such terminal.")]
    public static async Task<XReportNode?> GetXReportAsync(
        string terminal, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies)
    {
        if (await FindAsync(terminal, caller, companies) is not { } till) return null;
        return XReportNode.Of(await grains.Till(till).GetXReport(), (await companies.CurrencyAsync(caller.Company))!);
    }

    [Authorize(Permission.SalesRead)]
    [GraphQLDescription(
        "Reads all that the terminal ever recorded and checks that nothing was changed, taken out or moved since; null when there is no such terminal.")]
    public static async Task<ChainVerificationNode?> GetVerifyTerminalJournalAsync(
        string terminal, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies) =>
        await FindAsync(terminal, caller, companies) is { } till
            ? ChainVerificationNode.Of(await grains.TerminalJournal(till).Verify())
            : null;

    private static async Task<TillKey?> FindAsync(string terminal, Caller caller, CompanyDirectory companies) =>
        TillKey.TryCreate(caller.Company, terminal, out var till)
        && await companies.FactsAsync(caller.Company) is { } company && company.FindTerminal(till.Terminal) is not null
            ? till
            : null;
}
