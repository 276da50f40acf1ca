using Erp.Inventory;
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

/// <summary>Changes what is given of the company's settings; what is null stays as it is.</summary>
/// <param name="PricesIncludeTax">How the catalogue's prices are read from now on; the prices themselves stay as they are.</param>
/// <param name="CashRounding">From 0, for none, to 100, in the currency's decimals.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.UpdateCompany")]
public sealed record UpdateCompany(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] TaxRounding? TaxRounding = null,
    [property: Id(2)] bool? PricesIncludeTax = null,
    [property: Id(3)] decimal? CashRounding = null);

/// <param name="Code">
/// 1–64 of <c>A–Z 0–9 _ -</c>, unique within the company ignoring case; stored in upper case.
/// </param>
/// <param name="Shortage">Stays as it is unless given; a new warehouse refuses.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineWarehouse")]
public sealed record DefineWarehouse(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] ShortagePolicy? Shortage = null);

/// <param name="Code">As a warehouse's code.</param>
/// <param name="Warehouse">Where this terminal's sales take their goods from unless they say otherwise.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineTerminal")]
public sealed record DefineTerminal(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Warehouse);

/// <param name="Code">As a warehouse's code.</param>
/// <param name="Rates">
/// At least one, in any order, each from another date; 0 to 100 percent with at most four decimals. Components, where
/// there are any, add up to their rate.
/// </param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineTaxCode")]
public sealed record DefineTaxCode(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] TaxKind Kind,
    [property: Id(3)] ImmutableArray<TaxRate> Rates);

/// <summary>Says how codes with a prefix are read, as <see cref="ScaleFormat"/> has it.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Companies.DefineScaleFormat")]
public sealed record DefineScaleFormat([property: Id(0)] ScaleFormat Format);
