namespace Erp.Catalog;

public static class CatalogGrains
{
    public static IProductGrain Product(this IGrainFactory grains, ProductKey key) =>
        grains.GetGrain<IProductGrain>(key.ToString());

    public static IProductGrain Product(this IGrainFactory grains, CompanyId company, ProductId product) =>
        grains.Product(new ProductKey(company, product));

    public static ICodeGrain Code(this IGrainFactory grains, ProductCode code) =>
        grains.GetGrain<ICodeGrain>(code.ToString());

    /// <summary>The product that a sku or barcode stands for, or null.</summary>
    public static async Task<ProductFacts?> FindProduct(this IGrainFactory grains, ProductCode code)
    {
        if (await grains.Code(code).Resolve() is not { } id) return null;
        var facts = await grains.Product(code.Company, id).GetFacts();
        return facts is not null && facts.Answers(code) ? facts : null;
    }
}
