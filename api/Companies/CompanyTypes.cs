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
    [property: GraphQLDescription("Where tax is rounded, half away from zero.")] TaxRounding TaxRounding,
    [property: GraphQLDescription("Whether the catalogue's prices, and amounts off them, contain the tax.")]
    bool PricesIncludeTax,
    [property: GraphQLDescription("What cash is paid in steps of: 0.05 where there are no smaller coins; 0 for none.")]
    decimal CashRounding,
    ImmutableArray<Warehouse> Warehouses,
    ImmutableArray<Terminal> Terminals,
    ImmutableArray<TaxCode> TaxCodes,
    [property: GraphQLDescription("How codes that the company's own scales print are read.")]
    ImmutableArray<ScaleFormat> ScaleFormats)
{
    internal static CompanyNode Of(CompanyFacts facts) => new(
        facts.Name, facts.Currency, facts.TimeZone, facts.TaxRounding, facts.PricesIncludeTax, Notation.Number(facts.CashRounding),
        facts.Warehouses, facts.Terminals, facts.TaxCodes, facts.ScaleFormats);

    internal static CompanyNode? OfNullable(CompanyFacts? facts) => facts is null ? null : Of(facts);
}
