using Erp.Companies;
using Erp.GraphQL;
using Erp.Inventory;
using Erp.Tax;

namespace Erp.Api.Companies;

public sealed record UpdateCompanyInput(
    string? Name = null,
    [property: GraphQLDescription("Where tax is rounded, half away from zero: once for each rate, or on each line.")]
    TaxRounding? TaxRounding = null,
    [property: GraphQLDescription("How the catalogue's prices are read from now on; the prices themselves stay as they are.")]
    bool? PricesIncludeTax = null,
    [property: GraphQLDescription("What cash is paid in steps of: 0.05 where there are no smaller coins; 0 for none.")]
    decimal? CashRounding = null)
{
    internal UpdateCompany ToCommand() => new(Name, TaxRounding, PricesIncludeTax, CashRounding);
}

public sealed record DefineWarehouseInput(
    [property: GraphQLDescription("1 to 64 of A–Z 0–9 _ -, unique in the company ignoring case.")] string Code,
    string Name,
    [property: GraphQLDescription(
        "What a sale of more than there is does here, unless the product says otherwise; stays as it is unless given, and is REFUSE for a "
        + "new warehouse.")]
    ShortagePolicy? Shortage = null);

public sealed record DefineTerminalInput(
    [property: GraphQLDescription("1 to 64 of A–Z 0–9 _ -, unique in the company ignoring case.")] string Code,
    string Name,
    [property: GraphQLDescription("Where its sales take their goods from unless they say otherwise.")]
    string Warehouse);

public sealed record DefineTaxCodeInput(
    [property: GraphQLDescription("1 to 64 of A–Z 0–9 _ -, unique in the company ignoring case.")] string Code,
    string Name,
    TaxKind Kind,
    [property: GraphQLDescription("At least one, each from another date; only STANDARD and REDUCED carry more than 0 percent.")]
    IReadOnlyList<TaxRateInput> Rates)
{
    internal DefineTaxCode ToCommand() => new(Code, Name, Kind, [.. Rates.Select(rate => rate.ToRate())]);
}

[GraphQLDescription("A rate that holds from a business date until the next one begins.")]
public sealed record TaxRateInput(
    DateOnly ValidFrom,
    [property: GraphQLDescription("From 0 to 100, with at most four decimals.")] decimal Percent,
    [property: GraphQLDescription("What the rate is made of, where it goes to several authorities; they add up to it.")]
    IReadOnlyList<TaxComponentInput>? Components = null)
{
    internal TaxRate ToRate() => new(ValidFrom, Percent)
    {
        Components = Components is null ? [] : [.. Components.Select(part => new TaxComponent(part.Name, part.Percent))],
    };
}

public sealed record TaxComponentInput(
    [property: GraphQLDescription("1 to 40 characters: CGST.")] string Name, decimal Percent);

public sealed record DefineScaleFormatInput(
    [property: GraphQLDescription("The first two digits, 20 to 29.")] string Prefix,
    [property: GraphQLDescription("How many digits after the prefix name the product.")] int ItemDigits,
    [property: GraphQLDescription("What the digits after those say.")] ScaleValue Value,
    [property: GraphQLDescription("How many they are; with the item's they are ten.")] int ValueDigits,
    [property: GraphQLDescription("How many of them stand behind the point.")] int Decimals)
{
    internal DefineScaleFormat ToCommand() => new(new ScaleFormat(Prefix, ItemDigits, Value, ValueDigits, Decimals));
}
