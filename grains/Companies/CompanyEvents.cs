using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>What became of a company's settings. Codes are in upper case.</summary>
public abstract record CompanyEvent : IEvent;

[EventName("companies.company_defined.v1")]
public sealed record CompanyDefined(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("timeZone")] string TimeZone,
    [property: JsonPropertyName("taxRounding")] TaxRounding TaxRounding) : CompanyEvent;

[EventName("companies.warehouse_defined.v1")]
public sealed record WarehouseDefined(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("name")] string Name) : CompanyEvent;

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
    [property: JsonPropertyName("percent")] decimal Percent);
