using Erp.Catalog;
using Erp.Companies;

namespace Erp.Grains.Tills;

/// <summary>What the rest of the house says about a sale before it is priced.</summary>
/// <param name="Company">Null when it is not set up.</param>
/// <param name="Products">One for each line; null where the code names none.</param>
public sealed record SaleFacts(CompanyFacts? Company, ImmutableArray<ProductFacts?> Products);
