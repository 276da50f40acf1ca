using Erp.Catalog;
using Erp.Grains.Inventory;
using Erp.Inventory;

namespace Erp.Grains.Transfers;

/// <summary>What a transfer takes from stock, or brings to it: one claim for each product, however many lines it stands on.</summary>
internal sealed class TransferClaims(IGrainFactory grains, CompanyId company, string warehouse)
{
    private readonly Dictionary<ProductId, StockClaim> _claims = [];

    public StockClaim[] All => [.. _claims.Values];

    /// <summary>Goods that leave.</summary>
    public static TransferClaims Of(IGrainFactory grains, CompanyId company, ShipmentDraft draft)
    {
        var claims = new TransferClaims(grains, company, draft.From);
        for (var i = 0; i < draft.Lines.Length; i++)
            claims.Of(draft.Lines[i].Product.Id, i, null).Quantity += draft.Lines[i].Quantity;
        return claims;
    }

    /// <summary>Goods that arrive, at the cost at which they left: lines of one product left at one cost.</summary>
    public static TransferClaims Of(IGrainFactory grains, CompanyId company, TransferReceived received)
    {
        var claims = new TransferClaims(grains, company, received.Warehouse);
        for (var i = 0; i < received.Lines.Length; i++)
            claims.Of(new ProductId(received.Lines[i].ProductId), i, received.Lines[i].UnitCost).Quantity -= received.Lines[i].Quantity;
        return claims;
    }

    /// <summary>What one unit of a claimed product costs, once it is reserved.</summary>
    public decimal UnitCostOf(ProductId product) => _claims[product].UnitCost;

    private StockClaim Of(ProductId product, int line, decimal? unitCost)
    {
        if (_claims.TryGetValue(product, out var known)) return known;
        var item = grains.StockItem(new StockItemKey(company, warehouse, product));
        var claim = new StockClaim(item, line) { GivenUnitCost = unitCost };
        _claims.Add(product, claim);
        return claim;
    }
}
