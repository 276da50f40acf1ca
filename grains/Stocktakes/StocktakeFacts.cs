using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;

namespace Erp.Grains.Stocktakes;

/// <summary>What the beginning of a stocktake is checked against.</summary>
/// <param name="Company">Null if the company is not set up.</param>
/// <param name="Products">By sku of the command; null where no product is called so.</param>
public sealed record StocktakeFacts(CompanyFacts? Company, ImmutableArray<ProductFacts?> Products);

/// <summary>What one count is compared with.</summary>
/// <param name="Product">Null where no product has the line's sku.</param>
/// <param name="Books">The item at the frozen instant; null if it was not asked for, since an earlier count of the product has it.</param>
public readonly record struct CountFacts(ProductFacts? Product, StockItemView? Books);
