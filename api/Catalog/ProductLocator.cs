using Erp.Catalog;

namespace Erp.Api.Catalog;

/// <summary>Finds products by what a client calls them.</summary>
public sealed class ProductLocator(IGrainFactory grains)
{
    /// <summary>Null also for a text that cannot be a sku.</summary>
    public Task<ProductFacts?> FindAsync(CompanyId company, string sku) => Sku.IsValid(sku.Trim())
        ? SystemIdentity.Ask(company, () => grains.FindProduct(ProductCode.OfSku(company, sku)))
        : Task.FromResult<ProductFacts?>(null);

    /// <summary>Null also for a text that is no GTIN.</summary>
    public Task<ProductFacts?> FindByBarcodeAsync(CompanyId company, string barcode) => Gtin.TryParse(barcode, out var gtin)
        ? SystemIdentity.Ask(company, () => grains.FindProduct(ProductCode.OfBarcode(company, gtin)))
        : Task.FromResult<ProductFacts?>(null);

    public IProductGrain Grain(CompanyId company, ProductId product) => grains.Product(company, product);
}
