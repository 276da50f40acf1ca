using Erp.Tills;

namespace Erp.Api.Tills;

/// <summary>Sales as their grains know them.</summary>
public sealed class Sales(IGrainFactory grains)
{
    /// <summary>
    /// A sale of which a return is known to be durable. The sale's own grain learns of it a moment later, so its status
    /// follows from the return.
    /// </summary>
    internal async Task<SaleNode?> ReturnedAsync(CompanyId company, SaleId id)
    {
        var sale = await SystemIdentity.Ask(company, () => grains.Sale(new SaleKey(company, id)).Get());
        return SaleNode.Of(company, sale?.Receipt, SaleStatus.Returned);
    }
}
