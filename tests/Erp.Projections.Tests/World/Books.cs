using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Projections.Tests.World;

/// <summary>All that the projected tables say, for comparing one way of making them with another.</summary>
internal static class Books
{
    /// <summary>Every row of every table, as text, in order.</summary>
    public static async Task<string> ReadAsync(NpgsqlDataSource database)
    {
        var tables = Modules.Projections().SelectMany(projection => projection.Tables);
        var rows = await Task.WhenAll(tables.Select(table =>
            ProjectionWorld.RowsAsync(database, $"select '{table}', t.* from erp.{table} t order by t::text")));
        return string.Join('\n', rows);
    }

    /// <summary>
    /// Σ movements = on hand; Σ quantity × cost + revaluations = value; every movement begins where the last one ended, in quantity and in
    /// value; Σ reservations = reserved.
    /// </summary>
    public static async Task AssertTheyAddUpAsync(NpgsqlDataSource database)
    {
        Assert.Equal("", await ProjectionWorld.RowsAsync(database,
            """
            select company_id, product_id, warehouse, quantity_on_hand, quantity_reserved
            from erp.inventory_items item
            where quantity_on_hand <> (
                select sum(quantity_change) from erp.stock_movements m where (m.company_id, m.product_id, m.warehouse) = (item.company_id, item.product_id, item.warehouse))
               or quantity_reserved <> (
                select coalesce(sum(greatest(quantity, 0, (
                    select sum(quantity) from erp.stock_reservations h
                    where (h.company_id, h.product_id, h.warehouse, h.taken_by_owner, h.taken_by_cause)
                        = (r.company_id, r.product_id, r.warehouse, r.owner, r.cause)))), 0)
                from erp.stock_reservations r
                where (r.company_id, r.product_id, r.warehouse) = (item.company_id, item.product_id, item.warehouse) and r.taken_by_cause is null)
               or value <> (
                select sum(quantity_change * coalesce(unit_cost, 0) + revaluation) from erp.stock_movements m
                where (m.company_id, m.product_id, m.warehouse) = (item.company_id, item.product_id, item.warehouse))
            """));
        Assert.Equal("", await ProjectionWorld.RowsAsync(database,
            """
            select * from (
                select position, ordinal, quantity_before, quantity_change, quantity_after,
                       lag(quantity_after, 1, 0) over item as previous, value_change, value_after, lag(value_after, 1, 0) over item as value_before
                from erp.stock_movements window item as (partition by company_id, product_id, warehouse order by position, ordinal)) m
            where quantity_before <> previous or quantity_after <> quantity_before + quantity_change
               or value_after <> value_before + value_change
            """));
    }
}
