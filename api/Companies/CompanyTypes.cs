using System.Collections.Immutable;
using Erp.Companies;
using Erp.GraphQL;
using Erp.Tax;

namespace Erp.Api.Companies;

[GraphQLName("Company")]
[GraphQLDescription("A company's settings.")]
public sealed record CompanyNode(
    string Name,
    [property: GraphQLDescription("ISO 4217 code of the books.")] string Currency,
    [property: GraphQLDescription("IANA name of the zone that business dates are counted in.")] string TimeZone,
    ImmutableArray<Warehouse> Warehouses,
    ImmutableArray<Terminal> Terminals,
    ImmutableArray<TaxCode> TaxCodes)
{
    internal static CompanyNode Of(CompanyFacts facts) =>
        new(facts.Name, facts.Currency, facts.TimeZone, facts.Warehouses, facts.Terminals, facts.TaxCodes);

    internal static CompanyNode? OfNullable(CompanyFacts? facts) => facts is null ? null : Of(facts);
}
