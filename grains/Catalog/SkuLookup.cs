using Erp.Catalog;

namespace Erp.Grains.Catalog;

/// <summary>Finds products by their skus: all at once, and each once.</summary>
internal static class SkuLookup
{
    /// <returns>One for each sku, in its place; null where no product is called so.</returns>
    public static async Task<ImmutableArray<ProductFacts?>> FindBySku(
        this IGrainFactory grains, CompanyId company, ImmutableArray<string> skus)
    {
        var asked = new Dictionary<string, Task<ProductFacts?>>(skus.Length, StringComparer.Ordinal);
        foreach (var sku in skus)
            if (Sku.IsValid(sku) && !asked.ContainsKey(sku))
                asked.Add(sku, grains.FindProduct(ProductCode.OfSku(company, sku)));

        var found = ImmutableArray.CreateBuilder<ProductFacts?>(skus.Length);
        foreach (var sku in skus) found.Add(asked.TryGetValue(sku, out var answer) ? await answer : null);
        return found.MoveToImmutable();
    }
}
