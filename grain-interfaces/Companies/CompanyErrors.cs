namespace Erp.Companies;

[GenerateSerializer, Immutable, Alias("Erp.Companies.CompanyUnknown")]
public sealed record CompanyUnknown : DomainError
{
    public override string Code => "COMPANY_UNKNOWN";
    public override string Message => "The company is not set up yet; define it first.";
}

[GenerateSerializer, Immutable, Alias("Erp.Companies.WarehouseUnknown")]
public sealed record WarehouseUnknown([property: Id(0)] string Warehouse) : DomainError
{
    public override string Code => "WAREHOUSE_UNKNOWN";
    public override string Message => $"There is no warehouse {Warehouse}.";
}

[GenerateSerializer, Immutable, Alias("Erp.Companies.TerminalUnknown")]
public sealed record TerminalUnknown([property: Id(0)] string Terminal) : DomainError
{
    public override string Code => "TERMINAL_UNKNOWN";
    public override string Message => $"There is no terminal {Terminal}.";
}

[GenerateSerializer, Immutable, Alias("Erp.Companies.TaxCodeUnknown")]
public sealed record TaxCodeUnknown([property: Id(0)] string TaxCode) : DomainError
{
    public override string Code => "TAX_CODE_UNKNOWN";
    public override string Message => $"There is no tax code {TaxCode}.";
}

/// <summary>The tax code has no rate yet on the date it is needed for.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Companies.TaxRateUnknown")]
public sealed record TaxRateUnknown([property: Id(0)] string TaxCode, [property: Id(1)] DateOnly Date) : DomainError
{
    public override string Code => "TAX_RATE_UNKNOWN";
    public override string Message => $"Tax code {TaxCode} has no rate on {Date:yyyy-MM-dd}.";
}

/// <summary>Amounts in the books are in the currency that the company began with.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Companies.CurrencyFixed")]
public sealed record CurrencyFixed([property: Id(0)] string Currency) : DomainError
{
    public override string Code => "CURRENCY_FIXED";
    public override string Message => $"The books are kept in {Currency}; the currency cannot be changed.";
}
