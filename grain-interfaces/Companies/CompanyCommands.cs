using Erp.Tax;

namespace Erp.Companies;

/// <param name="Currency">ISO 4217 code of the books, <c>GBP</c>.</param>
/// <param name="TimeZone">IANA name of the zone that business dates are counted in, <c>Europe/London</c>.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineCompany")]
public sealed record DefineCompany(
    [property: Id(0)] string Name,
    [property: Id(1)] string Currency,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] TaxRounding TaxRounding = TaxRounding.PerRate);

/// <param name="Code">
/// 1–64 of <c>A–Z 0–9 _ -</c>, unique within the company ignoring case; stored in upper case.
/// </param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineWarehouse")]
public sealed record DefineWarehouse([property: Id(0)] string Code, [property: Id(1)] string Name);

/// <param name="Code">As a warehouse's code.</param>
/// <param name="Warehouse">Where this terminal's sales take their goods from unless they say otherwise.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineTerminal")]
public sealed record DefineTerminal(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Warehouse);

/// <param name="Code">As a warehouse's code.</param>
/// <param name="Rates">
/// At least one, in any order, each from another date; 0 to 100 percent with at most four decimals.
/// </param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineTaxCode")]
public sealed record DefineTaxCode(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] TaxKind Kind,
    [property: Id(3)] ImmutableArray<TaxRate> Rates);
