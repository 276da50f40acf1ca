using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Reads a sale that goods are returned of, and asks the catalogue how its products are counted.</summary>
internal static class ReturnGathering
{
    public static async Task<ReturnFacts> Gather(
        IGrainFactory grains, IJournal journal, CompanyId company, SaleId id, ImmutableArray<ReturnedLine> lines)
    {
        var till = SaleHistory.StreamOf(new SaleKey(company, id).Till);
        if (await SaleHistory.FindAsync(journal, till, id.ClientId) is not SaleCompleted sale) return new ReturnFacts(id, null, []);
        var products = await Task.WhenAll(lines.Select(line => line.SaleLine >= 1 && line.SaleLine <= sale.Lines.Length
            ? grains.Product(company, new ProductId(sale.Lines[line.SaleLine - 1].ProductId)).GetFacts()
            : Task.FromResult<ProductFacts?>(null)));
        return new ReturnFacts(id, sale, [.. products.Select(product => product?.Unit)]);
    }
}
