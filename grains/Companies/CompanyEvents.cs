using System.Text.Json.Serialization;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Inventory;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>What became of a company's settings. Codes are in upper case.</summary>
public abstract record CompanyEvent : IEvent;

[EventName("companies.company_defined.v1")]
public sealed record CompanyDefined(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("timeZone")] string TimeZone,
    [property: JsonPropertyName("taxRounding")] TaxRounding TaxRounding) : CompanyEvent
{
    [JsonPropertyName("pricesIncludeTax")]
    public bool PricesIncludeTax { get; init; }

    [JsonPropertyName("cashRounding")]
    public decimal CashRounding { get; init; }
}

[EventName("companies.warehouse_defined.v1")]
public sealed record WarehouseDefined(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("name")] string Name) : CompanyEvent
{
    [JsonPropertyName("shortage")]
    public ShortagePolicy Shortage { get; init; }
}

[EventName("companies.terminal_defined.v1")]
public sealed record TerminalDefined(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("warehouse")] string Warehouse) : CompanyEvent;

/// <param name="Rates">In order of their dates.</param>
[EventName("companies.tax_code_defined.v1")]
public sealed record TaxCodeDefined(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("kind")] TaxKind Kind,
    [property: JsonPropertyName("rates")] ImmutableArray<DatedRate> Rates) : CompanyEvent;

public readonly record struct DatedRate(
    [property: JsonPropertyName("from")] DateOnly ValidFrom,
    [property: JsonPropertyName("percent")] decimal Percent)
{
    /// <summary>Parts that add up to the rate; null where it has none.</summary>
    [JsonPropertyName("components")]
    public ImmutableArray<RateComponent>? Components { get; init; }
}

public readonly record struct RateComponent(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("percent")] decimal Percent);

/// <summary>How codes that begin with the prefix are read.</summary>
[EventName("companies.scale_format_defined.v1")]
public sealed record ScaleFormatDefined(
    [property: JsonPropertyName("prefix")] string Prefix,
    [property: JsonPropertyName("itemDigits")] int ItemDigits,
    [property: JsonPropertyName("value")] ScaleValue Value,
    [property: JsonPropertyName("valueDigits")] int ValueDigits,
    [property: JsonPropertyName("decimals")] int Decimals) : CompanyEvent;
