using Erp.Api.Reading;
using Erp.Catalog;
using Erp.Inventory;
using Npgsql;

namespace Erp.Api.Inventory;

/// <summary>Stock items from the projected table: those that somebody has to do something about.</summary>
public sealed class StockListReader(ReadDatabase database)
{
    /// <summary>What has no more available than its reorder point, by warehouse and sku, after a key.</summary>
    internal Task<List<StockItemNode>> LowAsync(
        CompanyId company, string? warehouse, StockItemCursor? after, int limit, CancellationToken cancellation) =>
        ListAsync("reorder_point is not null and quantity_available <= reorder_point", company, warehouse, after, limit, cancellation);

    /// <summary>What was sold although the books had nothing left to sell, by warehouse and sku, after a key.</summary>
    internal Task<List<StockItemNode>> ToCountAsync(
        CompanyId company, string? warehouse, StockItemCursor? after, int limit, CancellationToken cancellation) =>
        ListAsync("to_count", company, warehouse, after, limit, cancellation);

    private Task<List<StockItemNode>> ListAsync(
        string condition, CompanyId company, string? warehouse, StockItemCursor? after, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            $"""
            select sku, warehouse, quantity_on_hand, quantity_reserved, unit_cost, value, to_count,
                   shortage, reorder_point, reorder_quantity, back_orders, back_order_limit, product_id
            from erp.inventory_items
            where company_id = $1 and {condition} and ($2::text is null or warehouse = $2)
              and (warehouse, sku, product_id) > ($3, $4, $5)
            order by warehouse, sku, product_id limit $6
            """,
            [
                warehouse is null ? null : ShortCode.Normalize(warehouse),
                after?.Warehouse ?? "", after?.Sku ?? "", after?.Product ?? Guid.Empty, limit,
            ],
            row => Map(company, row), cancellation);

    private static StockItemNode Map(CompanyId company, NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Notation.Number(row.GetDecimal(2)),
        Notation.Number(row.GetDecimal(3)),
        Notation.Number(row.GetDecimal(4)),
        Notation.Number(row.GetDecimal(5)),
        row.GetBoolean(6),
        StockPolicyNode.Of(new StockPolicy(
            row.IsDBNull(7) ? null : Enum.Parse<ShortagePolicy>(row.GetString(7), ignoreCase: true),
            DecimalOrNull(row, 8), DecimalOrNull(row, 9), row.GetBoolean(10), DecimalOrNull(row, 11))))
    {
        Product = new ProductKey(company, new ProductId(row.GetGuid(12))),
        IsListed = true,
    };

    private static decimal? DecimalOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
}
