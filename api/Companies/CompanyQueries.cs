using Erp.Companies;
using Erp.GraphQL;

namespace Erp.Api.Companies;

[QueryType]
public static class CompanyQueries
{
    [Authorize(Permission.SettingsRead)]
    [GraphQLDescription("The settings of the company that the token belongs to.")]
    public static async Task<CompanyNode?> GetCompanyAsync([GlobalState] Caller caller, IGrainFactory grains) =>
        await grains.Company(caller.Company).GetFacts() is { } facts ? CompanyNode.Of(facts) : null;
}
