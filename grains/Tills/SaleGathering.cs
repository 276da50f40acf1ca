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
        var asked = new Dictionary<ProductCode, Task<ProductFacts?>>(lines.Length);
        foreach (var line in lines)
            if (LineCode.Read(company, line, out var code) is null && !asked.ContainsKey(code))
                asked.Add(code, grains.FindProduct(code));

        var products = ImmutableArray.CreateBuilder<ProductFacts?>(lines.Length);
        foreach (var line in lines)
            products.Add(LineCode.Read(company, line, out var code) is null ? await asked[code] : null);
        return new SaleFacts(await settings, products.MoveToImmutable());
    }
}
