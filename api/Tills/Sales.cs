using Erp.Tills;

namespace Erp.Api.Tills;

/// <summary>Sales as their grains know them.</summary>
public sealed class Sales(IGrainFactory grains)
{
    /// <summary>
    /// A sale as its grain knows it, returns included whose word has not reached it yet. Who asks may read the receipt that names it.
    /// </summary>
    internal Task<Sale?> FindAsync(CompanyId company, SaleId id) =>
        SystemIdentity.Ask(company, () => grains.Sale(new SaleKey(company, id)).Get());
}
