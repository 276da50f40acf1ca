namespace Erp.Api.Import;

/// <summary>One line of a sale in the file.</summary>
/// <param name="Sku">The stock code in upper case: the file spells 112 codes in two ways, and a sku is unique ignoring case.</param>
/// <param name="UnitPrice">In pounds, without tax.</param>
internal readonly record struct RetailLine(string Sku, int Quantity, decimal UnitPrice);
