using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Inventory;

namespace Erp.Grains.Tills;

/// <summary>What a document takes from stock, or brings back: one claim for each tracked product, however many lines it stands on.</summary>
/// <param name="shortage">What happens to a sale of more than there is.</param>
/// <param name="policy">The warehouse's own answer to that.</param>
internal sealed class StockClaims(
    IGrainFactory grains, CompanyId company, string warehouse,
    ShortageRule shortage = ShortageRule.Refuse, ShortagePolicy policy = ShortagePolicy.Refuse)
{
    private readonly Dictionary<ProductId, StockClaim> _claims = [];

    public ICollection<StockClaim> All => _claims.Values;

    /// <param name="settings">The company's, which the sale was drafted by.</param>
    public static StockClaims Of(
        IGrainFactory grains, CompanyId company, SaleDraft draft, CompanyFacts? settings, ShortageRule shortage)
    {
        var policy = settings?.FindWarehouse(draft.Warehouse)?.Shortage ?? ShortagePolicy.Refuse;
        var claims = new StockClaims(grains, company, draft.Warehouse, shortage, policy);
        for (var i = 0; i < draft.Lines.Length; i++)
            if (draft.Lines[i].Product.Tracked)
                claims.Add(i, draft.Lines[i].Product.Id, draft.Lines[i].Priced.Quantity, draft.Lines[i].Input.Reservation);
        return claims;
    }

    public static StockClaims Of(IGrainFactory grains, CompanyId company, TakenBack back)
    {
        var claims = new StockClaims(grains, company, back.Sale.Warehouse);
        foreach (var (line, product, quantity, _) in back.Goods) claims.Add(line - 1, product, -quantity);
        return claims;
    }

    /// <summary>What one unit of a claimed product costs, once it is reserved.</summary>
    public decimal UnitCostOf(ProductId product) => _claims[product].UnitCost;

    private void Add(int line, ProductId product, decimal quantity, string? hold = null)
    {
        if (!_claims.TryGetValue(product, out var claim))
            _claims.Add(product, claim = new StockClaim(grains.StockItem(new StockItemKey(company, warehouse, product)), line)
            {
                Shortage = shortage,
                WarehousePolicy = policy,
            });
        claim.Quantity += quantity;
        if (hold is not null) claim.Holds = claim.Holds.Add(hold);
    }
}
