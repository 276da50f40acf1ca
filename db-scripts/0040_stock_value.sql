-- What stock is worth, how each item is kept, and which ones somebody should count.

alter table erp.inventory_items
    add column value            numeric     not null default 0,
    add column unit_cost        numeric     not null default 0,
    add column to_count         boolean     not null default false,
    add column counted_at       timestamptz,
    add column shortage         text collate "C",
    add column reorder_point    numeric,
    add column reorder_quantity numeric,
    add column back_orders      boolean     not null default false,
    add column back_order_limit numeric;
comment on column erp.inventory_items.value is 'What is on hand is worth at cost, in the company''s currency; the sum of value_change of the item''s stock_movements.';
comment on column erp.inventory_items.unit_cost is 'Value divided by what is on hand, to six decimals: the moving average. While nothing is on hand, the cost of the last movement.';
comment on column erp.inventory_items.to_count is 'More was sold than the books had, and nobody has counted since.';
comment on column erp.inventory_items.counted_at is 'When a stocktake was last booked; null before the first.';
comment on column erp.inventory_items.shortage is 'REFUSE or RECORD: what happens to a sale of more than is available; null: as the warehouse says.';
comment on column erp.inventory_items.reorder_point is 'The item is low when no more than this is available; null: never.';
comment on column erp.inventory_items.reorder_quantity is 'How much to order then; null when it is not said.';
comment on column erp.inventory_items.back_orders is 'Whether clients may reserve more than is available.';
comment on column erp.inventory_items.back_order_limit is 'How much more at most; null: without limit.';
comment on column erp.inventory_items.quantity_available is 'On hand less reserved: what can be sold or reserved. Below zero when more is promised than there is.';

-- Neither holds a column that an ordinary sale changes, nor asks for one, so updates stay heap-only.
create index inventory_items_to_reorder on erp.inventory_items (company_id, warehouse, sku) where reorder_point is not null;
create index inventory_items_to_count on erp.inventory_items (company_id, warehouse, sku) where to_count;

alter table erp.stock_movements
    add column revaluation  numeric not null default 0,
    add column value_change numeric not null default 0,
    add column value_after  numeric not null default 0;
comment on column erp.stock_movements.kind is 'RECEIPT, ADJUSTMENT, SALE, RETURN, COUNT or TRANSFER.';
comment on column erp.stock_movements.reference is 'What caused it: sales.id, a stocktake, a transfer, or a delivery note or purchase order, where one was given.';
comment on column erp.stock_movements.revaluation is 'What the value changed by beyond quantity times unit cost: goods sold below zero turned out to cost more or less, or the rest of rounding goes with the last unit.';
comment on column erp.stock_movements.value_change is 'Quantity times unit cost, and the revaluation, in the company''s currency.';
comment on column erp.stock_movements.value_after is 'The item''s value after it.';

alter table erp.stock_reservations
    add column quantity_short numeric not null default 0,
    add column taken_by_owner text collate "C",
    add column taken_by_cause text collate "C";
comment on column erp.stock_reservations.quantity_short is 'How much of it was not available. Once it is sold, the item is to be counted.';
comment on column erp.stock_reservations.taken_by_owner is 'Of a hold whose place a sale under way has taken: the sale''s owner. Such a hold sets nothing aside itself, but the sale sets aside at least as much; it comes back if the sale is given up.';
comment on column erp.stock_reservations.taken_by_cause is 'Of a hold whose place a sale under way has taken: the sale''s cause.';

-- Movements of before had no revaluation, so the sums can be made up for them here.
update erp.stock_movements m
set value_change = priced.change, value_after = priced.after
from (
    select company_id, product_id, position, ordinal, occurred_at, quantity_change * coalesce(unit_cost, 0) as change,
           sum(quantity_change * coalesce(unit_cost, 0)) over (partition by company_id, product_id, warehouse order by position, ordinal) as after
    from erp.stock_movements) priced
where (m.company_id, m.product_id, m.position, m.ordinal, m.occurred_at)
    = (priced.company_id, priced.product_id, priced.position, priced.ordinal, priced.occurred_at);

update erp.inventory_items item
set value = moved.value,
    unit_cost = case when item.quantity_on_hand > 0 then greatest(0, round(moved.value / item.quantity_on_hand, 6)) else moved.last_cost end
from (
    select company_id, product_id, warehouse, sum(value_change) as value,
           coalesce((array_agg(unit_cost order by position desc, ordinal desc))[1], 0) as last_cost
    from erp.stock_movements group by company_id, product_id, warehouse) moved
where (item.company_id, item.product_id, item.warehouse) = (moved.company_id, moved.product_id, moved.warehouse);

create or replace view reporting.inventory_items with (security_barrier) as
    select product_id, sku, warehouse, quantity_on_hand, quantity_reserved, quantity_available, updated_at,
           value, unit_cost, greatest(0, -quantity_available) as quantity_back_ordered, to_count, counted_at,
           shortage, reorder_point, reorder_quantity, back_orders, back_order_limit
    from erp.inventory_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create or replace view reporting.stock_movements with (security_barrier) as
    select product_id, sku, warehouse, kind, reference, reason, quantity_change, quantity_before, quantity_after, unit_cost, actor,
           occurred_at, recorded_at, position, ordinal, revaluation, value_change, value_after
    from erp.stock_movements
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

do $$
declare
    item record;
begin
    for item in
        select v.relname as view_name, a.attname as view_column, col_description(t.oid, b.attnum) as description
        from pg_class v
        join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
        join pg_class t on t.relnamespace = 'erp'::regnamespace and t.relname = v.relname
        join pg_attribute b on b.attrelid = t.oid and b.attname = a.attname
        where v.relnamespace = 'reporting'::regnamespace and v.relname in ('inventory_items', 'stock_movements')
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;
comment on column reporting.inventory_items.quantity_back_ordered is 'What is promised and not there.';
