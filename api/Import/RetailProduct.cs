namespace Erp.Api.Import;

/// <summary>What the file says of one stock code. Name and price are those of its first sale.</summary>
/// <param name="Sold">Units of all its plain sale rows: its opening stock, so that no sale is refused.</param>
internal sealed record RetailProduct(string Sku, string Name, decimal Price, long Sold);
