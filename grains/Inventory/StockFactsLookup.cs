using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Security;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// Gathers what a client's command is checked against. The caller's own permission was checked for the command.
/// </summary>
internal static class StockFactsLookup
{
    public static async Task<StockFacts> FactsOf(this IGrainFactory grains, StockItemKey key)
    {
        Task<ProductFacts?> product;
        Task<CompanyFacts?> company;
        using (SystemIdentity.Begin(key.Company))
        {
            product = grains.Product(key.Company, key.Product).GetFacts();
            company = grains.Company(key.Company).GetFacts();
        }
        return new StockFacts(key, await product, await company);
    }
}
