using Erp.Catalog;
using Erp.Companies;

namespace Erp.Grains.Transfers;

/// <summary>What a shipment is checked against.</summary>
/// <param name="Company">Null if the company is not set up.</param>
/// <param name="Products">By line; null where no product has the line's sku.</param>
public sealed record TransferFacts(CompanyFacts? Company, ImmutableArray<ProductFacts?> Products);
