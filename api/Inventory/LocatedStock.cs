using Erp.Inventory;

namespace Erp.Api.Inventory;

/// <summary>A stock item that a client named by sku and warehouse.</summary>
/// <param name="Sku">As the product has it.</param>
/// <param name="Currency">The company's.</param>
internal sealed record LocatedStock(StockItemKey Key, string Sku, string Currency);
