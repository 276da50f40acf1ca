using Erp.Api.Reading;
using Erp.Catalog;
using Npgsql;

namespace Erp.Api.Inventory;

/// <summary>Stock movements from the projected table.</summary>
public sealed class StockReader(ReadDatabase database)
{
    /// <summary>Newest first, before a key; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<StockMovementNode>> MovementsAsync(
        CompanyId company, ProductId product, string? warehouse, MovementKey? before, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            """
            select sku, warehouse, kind, reference, reason, quantity_change, quantity_before, quantity_after, unit_cost, revaluation,
                   value_change, value_after, actor, occurred_at, position, ordinal
            from erp.stock_movements
            where company_id = $1 and product_id = $2 and ($3::text is null or warehouse = $3) and (position, ordinal) < ($4, $5)
            order by position desc, ordinal desc limit $6
            """,
            [
                product.Value, warehouse is null ? null : ShortCode.Normalize(warehouse),
                before?.Position ?? long.MaxValue, before?.Ordinal ?? int.MaxValue, limit,
            ],
            Map, cancellation);

    private static StockMovementNode Map(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        Notation.Number(row.GetDecimal(5)),
        Notation.Number(row.GetDecimal(6)),
        Notation.Number(row.GetDecimal(7)),
        row.IsDBNull(8) ? null : Notation.Number(row.GetDecimal(8)),
        Notation.Number(row.GetDecimal(9)),
        Notation.Number(row.GetDecimal(10)),
        Notation.Number(row.GetDecimal(11)),
        row.GetString(12),
        row.GetFieldValue<DateTimeOffset>(13))
    {
        Key = new MovementKey(row.GetInt64(14), row.GetInt32(15)),
    };
}
