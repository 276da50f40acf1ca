using Erp.Catalog;

namespace Erp.Inventory;

/// <summary>Key of <see cref="IStockItemGrain"/>: <c>1/MAIN/0198…</c>.</summary>
/// <param name="Warehouse">The warehouse's code, in upper case.</param>
public readonly record struct StockItemKey(CompanyId Company, string Warehouse, ProductId Product)
{
    /// <summary>The grain type, and so the first part of its id and of its stream's name.</summary>
    public const string GrainType = "stockitem";

    /// <summary>The whole grain id, <c>stockitem/1/MAIN/0198…</c>: the stream's name.</summary>
    public string GrainId => $"{GrainType}/{this}";

    public override string ToString() => $"{Company}/{Warehouse}/{Product}";

    public static bool TryParse(string text, out StockItemKey key)
    {
        key = default;
        var parts = text.Split('/');
        if (parts.Length != 3
            || !CompanyKeys.TryParse(parts[0], out var company)
            || !ShortCode.IsValid(parts[1])
            || !ProductId.TryParse(parts[2], out var product))
            return false;
        key = new StockItemKey(company, parts[1], product);
        return true;
    }
}
