using System.Collections.Immutable;
using Erp.Api.Catalog;
using Erp.Api.Companies;
using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;

namespace Erp.Api.Inventory;

/// <summary>Finds stock items by sku and warehouse.</summary>
public sealed class StockLocator(ProductLocator products, CompanyDirectory companies)
{
    /// <summary>Both names are looked up before either is refused, so that both errors come at once.</summary>
    internal async Task<(LocatedStock? Stock, ImmutableArray<DomainError> Errors)> FindAsync(
        CompanyId company, string sku, string warehouse)
    {
        var findProduct = products.FindAsync(company, sku);
        var facts = await companies.FactsAsync(company);
        var product = await findProduct;
        if (facts is null) return (null, [new CompanyUnknown()]);

        var place = facts.FindWarehouse(ShortCode.Normalize(warehouse));
        if (product is not null && place is not null)
            return (
                new LocatedStock(new StockItemKey(company, place.Code, product.Id), product.Sku, facts.Currency), []);

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (product is null) errors.Add(new ProductUnknown(sku) { Field = "sku" });
        if (place is null) errors.Add(new WarehouseUnknown(warehouse) { Field = "warehouse" });
        return (null, errors.ToImmutable());
    }
}
