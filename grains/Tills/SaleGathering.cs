using Erp.Catalog;
using Erp.Companies;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Asks the rest of the house for what a sale is priced by: all at once, and each product once.</summary>
internal static class SaleGathering
{
    public static async Task<SaleFacts> Gather(IGrainFactory grains, CompanyId company, ImmutableArray<SaleLine> lines)
    {
        var settings = grains.Company(company).GetFacts();
        var formats = lines.Any(LineCode.MayBeLabel) ? (await settings)?.ScaleFormats ?? [] : [];
        var asked = new Dictionary<ProductCode, Task<ProductFacts?>>(lines.Length);
        foreach (var line in lines)
            if (LineCode.Read(company, line, formats, out var code) is null && !asked.ContainsKey(code.Product))
                asked.Add(code.Product, grains.FindProduct(code.Product));

        var products = ImmutableArray.CreateBuilder<ProductFacts?>(lines.Length);
        foreach (var line in lines)
            products.Add(LineCode.Read(company, line, formats, out var code) is null ? await asked[code.Product] : null);
        return new SaleFacts(await settings, products.MoveToImmutable());
    }
}
