using Erp.Api.Companies;
using Erp.Catalog;

namespace Erp.Api.Catalog;

/// <summary>Finds products by what a client calls them.</summary>
public sealed class ProductLocator(IGrainFactory grains, CompanyDirectory companies)
{
    /// <summary>Null also for a text that cannot be a sku.</summary>
    public Task<ProductFacts?> FindAsync(CompanyId company, string sku) => Sku.IsValid(sku.Trim())
        ? SystemIdentity.Ask(company, () => grains.FindProduct(ProductCode.OfSku(company, sku)))
        : Task.FromResult<ProductFacts?>(null);

    /// <summary>Any label of a scale finds its item. Null also for a text that is no GTIN.</summary>
    public async Task<ProductFacts?> FindByBarcodeAsync(CompanyId company, string barcode)
    {
        if (!Gtin.TryParse(barcode, out var gtin)) return null;
        var settings = await companies.FactsAsync(company);
        var item = ScaleCode.ItemOf(gtin, settings?.ScaleFormats ?? []);
        return await SystemIdentity.Ask(company, () => grains.FindProduct(ProductCode.OfBarcode(company, item)));
    }

    public IProductGrain Grain(CompanyId company, ProductId product) => grains.Product(company, product);
}
