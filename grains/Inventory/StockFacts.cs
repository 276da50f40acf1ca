using Erp.Catalog;
using Erp.Companies;

namespace Erp.Grains.Inventory;

/// <summary>What a client's command to a stock item is checked against.</summary>
/// <param name="Key">The item that is meant.</param>
/// <param name="Product">Null if there is no such product.</param>
/// <param name="Company">Null if the company is not set up.</param>
public readonly record struct StockFacts(Erp.Inventory.StockItemKey Key, ProductFacts? Product, CompanyFacts? Company);
