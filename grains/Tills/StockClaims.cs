using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Tax;
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

    /// <summary>What as much goes of as comes back: it is not moved, and costs on both lines what it cost when it left.</summary>
    private readonly Dictionary<ProductId, decimal> _even = [];

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
        if (!draft.Returned.IsEmpty) claims.Bring(draft.Returned.SelectMany(back => back.Goods));
        return claims;
    }

    public static StockClaims Of(IGrainFactory grains, CompanyId company, TakenBack back)
    {
        var claims = new StockClaims(grains, company, back.Sale.Warehouse);
        claims.Bring(back.Goods);
        return claims;
    }

    /// <summary>What one unit of a claimed product costs, once it is reserved.</summary>
    public decimal UnitCostOf(ProductId product) =>
        _claims.TryGetValue(product, out var claim) ? claim.UnitCost : _even[product];

    /// <summary>
    /// Goods of one product come back at one cost: what they cost when they left, on average where that differs between sales. Where the
    /// same receipt sells more of it, they offset what is sold, at the cost of that.
    /// </summary>
    private void Bring(IEnumerable<(int Line, ProductId Product, decimal Quantity, decimal? UnitCost)> goods)
    {
        foreach (var product in goods.GroupBy(one => one.Product))
        {
            var quantity = product.Sum(one => one.Quantity);
            var claim = Add(product.First().Line - 1, product.Key, -quantity);
            // What left before costs were kept comes back at what the item costs now.
            if (product.All(one => one.UnitCost is not null))
                claim.GivenUnitCost = HalfAwayFromZero.Round(
                    product.Sum(one => one.Quantity * one.UnitCost!.Value) / quantity, Quantity.MaxDecimals);
            if (claim.Quantity != 0) continue;
            _claims.Remove(product.Key);
            _even.Add(product.Key, claim.GivenUnitCost ?? 0);
        }
    }

    private StockClaim Add(int line, ProductId product, decimal quantity, string? hold = null)
    {
        if (!_claims.TryGetValue(product, out var claim))
            _claims.Add(product, claim = new StockClaim(grains.StockItem(new StockItemKey(company, warehouse, product)), line)
            {
                Shortage = shortage,
                WarehousePolicy = policy,
            });
        claim.Quantity += quantity;
        if (hold is not null) claim.Holds = claim.Holds.Add((line, hold));
        return claim;
    }
}
