namespace Erp.Api.Tills;

/// <summary>A sale in the projected tables, whose parts go by business date.</summary>
public readonly record struct SaleRowKey(CompanyId Company, string Sale, DateOnly BusinessDate);
