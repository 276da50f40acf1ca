using Erp.Api.Reading;
using Erp.Grains.Catalog;

namespace Erp.Api.Catalog;

/// <summary>Changes of the catalogue from the projected table, by position: an index has them in that order, whatever their age.</summary>
public sealed class CatalogChangeReader(ReadDatabase database)
{
    /// <summary>
    /// One statement, so that the rows are those of the position that it says: whatever is not in them by then comes later.
    /// </summary>
    /// <returns>At most <paramref name="limit"/> products that changed after a position, and how far the table has come.</returns>
    internal async Task<(Position Applied, List<ChangedProduct> Products)> AfterAsync(
        CompanyId company, long position, int limit, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(
            company,
            $"""
            select s.epoch, s.position, p.*
            from erp.projection_status s
            left join lateral (
                select position as changed_at, {ProductColumns.Removed}, {ProductColumns.List}
                from erp.products where company_id = $1 and position > $2 order by position limit $3) p on true
            where s.name = 'live'
            order by p.changed_at
            """,
            [position, limit],
            row => (
                Applied: new Position(row.GetInt32(0), row.GetInt64(1)),
                Product: row.IsDBNull(2) ? null : new ChangedProduct(
                    ProductColumns.Read(row, 5), row.GetInt64(2), ProductColumns.ReadRemoved(row, 3))),
            cancellation);
        return (rows[0].Applied, [.. rows.Select(row => row.Product).OfType<ChangedProduct>()]);
    }
}
