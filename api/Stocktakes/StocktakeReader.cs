using Erp.Api.Reading;
using Erp.Stocktakes;
using Npgsql;

namespace Erp.Api.Stocktakes;

/// <summary>Where a stocktake stands among all: the key of its page.</summary>
internal sealed record StocktakeCursor(DateTimeOffset FrozenAt, string Id);

/// <summary>Where a line stands in its stocktake: the key of its page.</summary>
internal sealed record StocktakeLineCursor(string Sku, Guid Product);

/// <summary>Stocktakes from the projected tables.</summary>
public sealed class StocktakeReader(ReadDatabase database)
{
    /// <summary>Latest begun first, before a key; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<StocktakeNode>> PageAsync(
        CompanyId company, string? warehouse, StocktakeStatus? status, StocktakeCursor? before, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            """
            select id, warehouse, status, frozen_at, note, products, counted, posted, differing, surplus, shortage, reason
            from (
                select * from erp.stocktakes
                where company_id = $1 and ($2::text is null or warehouse = $2) and ($3::text is null or status = $3)
                  and (frozen_at, id) < ($4, $5)
                order by frozen_at desc, id desc limit $6
            ) page
            cross join lateral (
                select count(*)::int as counted, count(*) filter (where posted)::int as posted,
                       count(*) filter (where quantity_difference <> 0)::int as differing,
                       coalesce(sum(value_difference) filter (where value_difference > 0), 0) as surplus,
                       coalesce(-sum(value_difference) filter (where value_difference < 0), 0) as shortage
                from erp.stocktake_lines where company_id = $1 and stocktake_id = page.id
            ) lines
            order by frozen_at desc, id desc
            """,
            [
                warehouse is null ? null : ShortCode.Normalize(warehouse), status?.ToString().ToUpperInvariant(),
                before?.FrozenAt.UtcDateTime ?? DateTime.MaxValue.ToUniversalTime(), before?.Id ?? "", limit,
            ],
            Head, cancellation);

    /// <summary>By sku, after a key; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<StocktakeLineNode>> LinesAsync(
        StocktakeKey stocktake, bool differing, StocktakeLineCursor? after, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            stocktake.Company,
            """
            select sku, quantity_counted, quantity_expected, quantity_difference, unit_cost, value_difference, posted, product_id
            from erp.stocktake_lines
            where company_id = $1 and stocktake_id = $2 and (not $3 or quantity_difference <> 0) and (sku, product_id) > ($4, $5)
            order by sku, product_id limit $6
            """,
            [stocktake.Name, differing, after?.Sku ?? "", after?.Product ?? Guid.Empty, limit],
            Line, cancellation);

    private static StocktakeNode Head(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), Enum.Parse<StocktakeStatus>(row.GetString(2), ignoreCase: true),
        row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetInt32(5),
        row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), NumberAt(row, 9), NumberAt(row, 10), row.IsDBNull(11) ? null : row.GetString(11));

    private static StocktakeLineNode Line(NpgsqlDataReader row) => new(
        row.GetString(0), NumberAt(row, 1), NumberAt(row, 2), NumberAt(row, 3), NumberAt(row, 4), NumberAt(row, 5), row.GetBoolean(6))
    {
        Product = row.GetGuid(7),
    };

    private static decimal NumberAt(NpgsqlDataReader row, int column) => Notation.Number(row.GetDecimal(column));
}
