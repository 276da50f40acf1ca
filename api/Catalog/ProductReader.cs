using Erp.Api.Reading;
using Erp.Catalog;
using Npgsql;

namespace Erp.Api.Catalog;

/// <summary>Products from the projected table.</summary>
public sealed class ProductReader(ReadDatabase database)
{
    private const string Columns =
        "id, sku, name, barcodes, kind, unit, unit_decimals, price, currency, cost, tax_code, tracked, active";

    /// <summary>By sku, after a sku; at most <paramref name="limit"/> rows.</summary>
    public Task<List<ProductNode>> PageAsync(
        CompanyId company, string? search, string? afterSku, int limit, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(search)
            ? database.QueryAsync(
                company, $"select {Columns} from erp.products where company_id = $1 and sku > $2 order by sku limit $3",
                [afterSku ?? "", limit], Map, cancellation)
            : database.QueryAsync(
                company,
                $"""
                select {Columns} from erp.products p
                where company_id = $1 and id in (select found.id from erp.search_products($2, $3, $4) found) order by sku
                """,
                [search, afterSku ?? "", limit], Map, cancellation);

    private static ProductNode Map(NpgsqlDataReader row) => new(
        new ProductId(row.GetGuid(0)),
        row.GetString(1),
        row.GetString(2),
        [.. row.GetFieldValue<string[]>(3)],
        Enum.Parse<ProductKind>(row.GetString(4), ignoreCase: true),
        row.GetString(5),
        row.GetInt16(6),
        Notation.Amount(row.GetDecimal(7), row.GetString(8)),
        row.IsDBNull(9) ? null : Notation.Amount(row.GetDecimal(9), row.GetString(8)),
        row.GetString(10),
        row.GetBoolean(11),
        row.GetBoolean(12));
}
