using Erp.Api.Reading;
using Erp.Stocktakes;
using Npgsql;

namespace Erp.Api.Stocktakes;

/// <summary>Where a line stands in its stocktake: the key of its page.</summary>
internal sealed record StocktakeLineCursor(string Sku, Guid Product);

/// <summary>Stocktakes from the projected tables.</summary>
public sealed class StocktakeReader(ReadDatabase database)
{
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

    private static StocktakeLineNode Line(NpgsqlDataReader row) => new(
        row.GetString(0), NumberAt(row, 1), NumberAt(row, 2), NumberAt(row, 3), NumberAt(row, 4), NumberAt(row, 5), row.GetBoolean(6))
    {
        Product = row.GetGuid(7),
    };

    private static decimal NumberAt(NpgsqlDataReader row, int column) => Notation.Number(row.GetDecimal(column));
}
